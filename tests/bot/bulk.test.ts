import assert from "node:assert/strict";
import { confirmed, underWay } from "../support/a-bulk.ts";
import { atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

const batchEntries = async (desk: Helpdesk, batchId: string) => {
  const rows = await desk.store.db
    .selectFrom("audit_entries")
    .select("entry")
    .where("kind", "=", "bulk-changed")
    .orderBy("id")
    .execute();
  return rows.flatMap(({ entry }) =>
    entry.kind === "bulk-changed" && entry.batchId === batchId
      ? [`${entry.change} ${entry.customer.customerName} ${entry.operator?.name ?? ""}`.trim()]
      : [],
  );
};

const leftIn = async (desk: Helpdesk, batchId: string) =>
  (await desk.store.resets.batch(batchId)).filter(({ state }) => state === "claimed").length;

const nobodyBegun = (desk: Helpdesk, batchId: string) =>
  eventually(async () => {
    const states = (await desk.store.resets.batch(batchId)).map(({ state }) => state);
    assert.ok(!states.includes("begun"), states.join());
  });

describe("bot: a bulk", () => {
  const shared = sharedHelpdesk({ eachFresh: false });

  it("goes on to its outcome: pages, CSV, back", async () => {
    const [olivia, summary] = await confirmed(shared.desk);
    const done = await olivia.becomes(summary, /Result as CSV/);
    assert.match(wordsOf(done), /(?:Complete|Partial): .*1 to 10 of \d+ people.*Lost/);
    await olivia.pressTitle(done, "Next");
    await olivia.becomes(done, /11 to \d+ of \d+ people/);
    await olivia.pressTitle(done, "Result as CSV");
    const csv = await olivia.becomes(done, /"user","address","user id"/);
    assert.match(wordsOf(csv), /"Contoso","[0-9a-f-]+","Complete"/);
    assert.doesNotMatch(wordsOf(csv), /•|\+\d/);
    await olivia.pressTitle(done, "Back to the result");
    await olivia.becomes(done, /1 to 10 of/);
    await olivia.say("history");
    const history = await olivia.sees(/bulk ended, 3 people: .*by Olivia Operator .*reference/);
    assert.match(wordsOf(history), /bulk ended, 17 people/);
    assert.deepEqual((await batchEntries(shared.desk, batchOf(summary))).sort(), [
      ...["ended Contoso Olivia Operator", "ended Northwind Olivia Operator"],
      ...["started Contoso Olivia Operator", "started Northwind Olivia Operator"],
    ]);
  });

  it("paused by its operator, gone on with by another writer: nobody is begun in between", async () => {
    const { desk } = shared;
    const { olivia, card, release } = await underWay(desk);
    const batchId = batchOf(card);
    await olivia.pressTitle(card, "Pause");
    await olivia.becomes(card, /Paused: .*By Olivia Operator/);
    const left = await leftIn(desk, batchId);
    assert.ok(left > 5);
    release();
    await nobodyBegun(desk, batchId);
    assert.equal(await leftIn(desk, batchId), left);

    const priya = atTheDesk(desk, "priya");
    await priya.say("bulk");
    const list = await priya.sees(/Bulks under way/);
    await priya.press(list, "bulk.show");
    const hers = await priya.becomes(list, /Paused: .*Go on/);
    await priya.pressTitle(hers, "Go on");
    await priya.becomes(list, /Result as CSV/);
    await olivia.becomes(card, /Result as CSV/);
    const people = (await desk.store.resets.batch(batchId)).filter(({ state }) => state === "ended");
    assert.ok(people.length > left);
    assert.equal(await leftIn(desk, batchId), 0);
    const said = (await batchEntries(desk, batchId)).filter((entry) => !/^(?:started|ended)/.test(entry));
    assert.deepEqual(
      said.map((entry) => entry.split(" ")[0]),
      said.length === 4 ? ["paused", "paused", "resumed", "resumed"] : ["paused", "resumed"],
    );
    assert.match(said.at(-1) ?? "", /^resumed .*Priya/);
  });
  it("cancelled: who is under way is finished, the others stay untouched, each in the record", async () => {
    const { desk } = shared;
    const { olivia, card, release } = await underWay(desk);
    const batchId = batchOf(card);
    const left = (await desk.store.resets.batch(batchId)).filter(({ state }) => state === "claimed");
    await Promise.all([olivia.pressTitle(card, "Cancel what is left"), olivia.pressTitle(card, "Cancel what is left")]);
    await olivia.becomes(card, /Cancelling: /);
    release();
    const done = await olivia.becomes(card, /Result as CSV/);
    assert.match(
      wordsOf(done),
      new RegExp(`Partial: .*${left.length} were left out.*Cancelled what was left. +By Olivia`),
    );
    await olivia.pressTitle(done, "Only those with trouble");
    await olivia.becomes(card, new RegExp(`1 to 10 of ${left.length} with trouble`));
    await olivia.pressTitle(card, "Next");
    await olivia.becomes(card, new RegExp(`11 to ${left.length} of ${left.length} with trouble`));
    await olivia.pressTitle(card, "Make it again");
    await olivia.sees(new RegExp(`Confirm: ${left.length} people`));
    for (const { plan } of left) {
      assert.ok(!changesOf(desk).some((change) => change.includes(plan.target.objectId)));
    }
    const ids = left.map(({ id }) => id);
    const rows = await desk.store.db
      .selectFrom("audit_entries")
      .select("reset_id")
      .where("kind", "=", "cancelled")
      .execute();
    assert.deepEqual(
      rows.flatMap(({ reset_id: id }) => (id !== null && ids.includes(id) ? [id] : [])).sort(),
      ids.sort(),
    );
  });
  it("a stranger's press changes nothing and says why", async () => {
    const { desk } = shared;
    const { olivia, card, release } = await underWay(desk);
    const ravi = atTheDesk(desk, "ravi");
    await ravi.say("bulk");
    const list = await ravi.sees(/No bulk is under way/);
    for (const verb of ["bulk.pause", "bulk.cancel", "bulk.show"]) {
      const answer = await ravi.pressForged(list, verb, { batch: batchOf(card) });
      assert.match(JSON.stringify(answer.body), /You have no desk role for this/);
    }
    release();
    await olivia.becomes(card, /Result as CSV/);
    const said = (await batchEntries(desk, batchOf(card))).map((entry) => entry.split(" ")[0]);
    assert.deepEqual(new Set(said), new Set(["started", "ended"]));
  });
  it("all sessions first: no removal before the last revoke, each once", async () => {
    const { desk } = shared;
    const [olivia, card] = await confirmed(desk, undefined, { revoke: "true" });
    await olivia.becomes(card, /Result as CSV/);
    const changes = changesOf(desk);
    const revokes = changes.filter((change) => change.includes("revokeSignInSessions"));
    const people = (await desk.store.resets.batch(batchOf(card))).filter(({ state }) => state === "ended");
    assert.equal(revokes.length, people.filter(({ outcome }) => outcome?.sessions === "revoked").length);
    assert.ok(revokes.length > 10);
    const lastRevoke = changes.findLastIndex((change) => change.includes("revokeSignInSessions"));
    const firstRemoval = changes.findIndex((change) => !change.includes("revokeSignInSessions"));
    assert.ok(lastRevoke < firstRemoval, changes.join("\n"));
  });
  it("pauses by itself when ten in a row are refused, and says so anew", async () => {
    const { desk } = shared;
    const [olivia, card] = await confirmed(desk, () => {
      desk.microsoft.faults.add({
        match: { service: "graph", method: "DELETE" },
        answer: { status: 403, body: { error: { code: "accessDenied" } } },
      });
    });
    await olivia.becomes(card, /Paused: .*By itself.*ten in a row in Northwind.*does not reach them/);
    await olivia.sees(/Nobody else is begun before you say so/);
    assert.ok((await leftIn(desk, batchOf(card))) > 0);
  });
  it("paused for a day it ends by itself: what is left is given up, and the card says why", async () => {
    const { desk } = shared;
    const { olivia, card, release } = await underWay(desk);
    await olivia.pressTitle(card, "Pause");
    await olivia.becomes(card, /Paused: /);
    release();
    await nobodyBegun(desk, batchOf(card));
    desk.later(24 * 60 * 60_000 + 1);
    await desk.restart();
    await olivia.becomes(card, /left out.*Cancelled what was left. +By itself, .*paused for 24 hours/);
  });
});
