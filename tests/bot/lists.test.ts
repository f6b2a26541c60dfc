import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { accessWithCap, addressesOf } from "../support/many-people.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("bot: a pasted list", () => {
  const shared = sharedHelpdesk({ eachFresh: false });

  it("of forty: read in the background, shown on pages, one left out, confirmed, done", async () => {
    const { desk } = shared;
    await desk.fresh({ access: accessWithCap(50) });
    const people = addressesOf(desk, desk.microsoft.world.homeTenantId).slice(19, 59);
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say(`reset MFA for ${people.join("\n")}\nnobody at all\nticket INC-40`);
    const summary = await olivia.sees(/Confirm: /);
    const words = wordsOf(summary);
    const number = Number(/Confirm: (\d+) people, 1 customer/.exec(words)?.[1]);
    assert.ok(number > 25, words);
    assert.match(words, /1: no address and no object id/);
    assert.match(words, new RegExp(`1 to 10 of ${number} `));

    await olivia.press(summary, "summary.page", { "tick-2": "false", reason: "lost" });
    const second = await olivia.becomes(summary, /11 to 20 of/);
    assert.match(wordsOf(second), new RegExp(`Confirm: ${number - 1} people`));
    assert.match(wordsOf(second), /1: by you/);
    await olivia.press(summary, "summary.excluded");
    await olivia.becomes(summary, /Left out: .*Line 41: nobody at all/);
    await olivia.pressTitle(summary, "Back to the summary");
    const first = await olivia.becomes(summary, /1 to 10 of/);
    const stored = JSON.stringify(first.attachments);
    assert.match(stored, /"id":"tick-2","title":"[^"]*","value":"false"/);
    assert.match(stored, /"value":"lost"/);
    assert.match(stored, /"value":"INC-40"/);
    assert.deepEqual(changesOf(desk), []);

    await olivia.press(first, "reset.confirm", { reason: "lost" });
    const resets = await eventually(async () => {
      const batch = await desk.store.resets.batch(batchOf(first));
      assert.equal(batch.filter(({ state }) => state === "ended").length, number - 1);
      return batch;
    }, 25_000);
    const [left, second2] = resets.filter(({ state }) => state === "cancelled");
    assert.deepEqual([left?.position, second2], [2, undefined]);
    const target = left!.plan.target.objectId;
    assert.ok(changesOf(desk).length > 30);
    assert.ok(!desk.microsoft.requests.all().some(({ method, path }) => method === "DELETE" && path.includes(target)));
    assert.deepEqual([resets[0]?.details.reason, resets[0]?.details.ticket], ["lost", "INC-40"]);
  });
  it("of more than the cap: refused before anybody is looked up", async () => {
    const { desk } = shared;
    await desk.fresh({ access: accessWithCap(28) });
    const people = addressesOf(desk, desk.microsoft.world.homeTenantId).slice(0, 29);
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say(`reset MFA for ${people.join(", ")}`);
    await olivia.sees(/too many people at once/);
    assert.ok(!desk.microsoft.requests.all().some(({ path }) => path.includes("userPrincipalName")));
  });
  it("over customers the smallest cap counts, as soon as it is known", async () => {
    const { desk } = shared;
    const rules = [{ customers: ["Contoso"], bulkCap: 3 }];
    await desk.fresh({ access: accessWithCap(50, rules) });
    const people = [
      ...addressesOf(desk, desk.microsoft.world.homeTenantId).slice(19, 45),
      ...addressesOf(desk, tenantIds.contoso).slice(0, 4),
    ];
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say(`reset MFA for ${people.join(", ")}`);
    await olivia.sees(/Stopped: That is too many people at once/);
    await eventually(async () => {
      const { rows } = await desk.store.db
        .selectFrom("pending_resets")
        .selectAll()
        .execute()
        .then((all) => ({ rows: all }));
      assert.deepEqual(rows, []);
    });
  });
  it("given up while it is read: nothing is left, and the card says so", async () => {
    const { desk } = shared;
    await desk.fresh({ access: accessWithCap(100) });
    const olivia = atTheDesk(desk, "olivia");
    let cancelled: Promise<unknown> | undefined;
    const people = addressesOf(desk, desk.microsoft.world.homeTenantId).slice(19, 99);
    desk.microsoft.faults.add({
      match: { service: "graph", method: "GET", path: "/users\\?" },
      after: 30,
      times: 1,
      async meanwhile() {
        const card = await olivia.sees(/Reading \d+ of 80/);
        cancelled = olivia.press(card, "reset.cancel");
        await cancelled;
      },
    });
    await olivia.say(`reset MFA for ${people.join(" ")}`);
    const card = await olivia.sees(/Reading|Cancelled/);
    await olivia.becomes(card, /Cancelled/);
    assert.deepEqual(await desk.store.db.selectFrom("pending_resets").selectAll().execute(), []);
  });
});
