import assert from "node:assert/strict";
import { mkdir, readFile, rm } from "node:fs/promises";
import { sql } from "kysely";
import { Problem } from "../../core/problem.ts";
import { atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("no record, no reset", () => {
  const shared = sharedHelpdesk();

  async function summary(text = "reset MFA for paula phone") {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say(text);
    return { olivia, card: await olivia.sees(/Confirm: /) };
  }

  it("the audit file can't be written: zero removals, and it is said", async () => {
    const { olivia, card } = await summary();
    await rm(shared.desk.auditFile, { force: true });
    await mkdir(shared.desk.auditFile);
    try {
      await olivia.press(card, "reset.confirm");
      await eventually(() => {
        assert.ok(olivia.read().some((words) => words.includes("The record could not be written")));
      });
      assert.deepEqual(changesOf(shared.desk), []);
    } finally {
      await shared.desk.restart();
      await rm(shared.desk.auditFile, { recursive: true });
    }
  });

  it("the audit table can't be written: zero removals, and it is said", async () => {
    const { db } = shared.desk.store;
    const { olivia, card } = await summary();
    await sql`alter table audit_entries rename to audit_entries_away`.execute(db);
    try {
      await olivia.press(card, "reset.confirm");
      await eventually(() => {
        assert.ok(
          olivia.read().some((words) => /The record could not be written|can't reach its database/.test(words)),
        );
      });
      assert.deepEqual(changesOf(shared.desk), []);
    } finally {
      await shared.desk.restart();
      await sql`alter table audit_entries_away rename to audit_entries`.execute(db);
    }
  });

  it("who, whom, why, how verified, ticket and each step stand in the table and, synced, in the file", async () => {
    const { olivia, card } = await summary();
    await olivia.press(card, "reset.confirm", {
      reason: "lost",
      verification: "call-back",
      ticket: "INC-9",
      revoke: "true",
    });
    const end = await olivia.becomes(card, /Complete/);
    assert.match(wordsOf(end), /Signed out everywhere/);
    const [reset] = await shared.desk.store.resets.batch(batchOf(card));
    const rows = await eventually(async () => {
      const found = await shared.desk.store.db
        .selectFrom("audit_entries")
        .select(["kind", "entry"])
        .where("reset_id", "=", reset?.id ?? "")
        .orderBy("id")
        .execute();
      assert.deepEqual(
        found.map(({ kind }) => kind),
        ["begun", "step", "ended"],
      );
      return found;
    });
    const begun = JSON.stringify(rows[0]?.entry);
    for (const part of ["lost", "call-back", "INC-9", '"revokeSessions":true', olivia.personId]) {
      assert.ok(begun.includes(part), `${part} in ${begun}`);
    }
    const lines = (await readFile(shared.desk.auditFile, "utf8"))
      .split("\n")
      .filter((line) => line.includes(reset?.id ?? "?"));
    assert.equal(lines.length, 3);
    assert.match(changesOf(shared.desk)[0] ?? "", /^POST revokeSignInSessions 20\d$/);
  });

  it("stolen revokes the sessions, asked or not", async () => {
    const { olivia, card } = await summary();
    await olivia.press(card, "reset.confirm", { reason: "stolen" });
    await olivia.becomes(card, /Complete.*Signed out everywhere/);
  });

  it("the database is down: a clear sentence, to words and to presses, and nothing is removed", async () => {
    const { olivia, card } = await summary();
    const down = () => Promise.reject(new Problem("store-unavailable"));
    const { resets, summaries } = shared.desk.store;
    Object.assign(shared.desk.storeInstead, {
      resets: { ...resets, batch: down },
      summaries: { ...summaries, add: down },
    });
    await shared.desk.restart();
    await olivia.press(card, "reset.confirm");
    assert.match(olivia.noteOf(card), /The bot can't reach its database. Nothing was changed/);
    await olivia.say("reset MFA for alice");
    await olivia.sees(/^ The bot can't reach its database/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("the connector is down while it works: the reset completes and is recorded", async () => {
    const { olivia, card } = await summary();
    shared.desk.microsoft.faults.add({ match: { service: "connector" }, answer: { status: 503 } });
    await olivia.press(card, "reset.confirm");
    await eventually(async () => {
      const [reset] = await shared.desk.store.resets.batch(batchOf(card));
      assert.equal(reset?.outcome?.verdict, "complete");
    });
    assert.equal(changesOf(shared.desk).length, 1);
  });

  async function begunAndLeft(deadForMs: number) {
    const { olivia, card } = await summary("reset MFA for alice");
    const { resets } = shared.desk.store;
    const [reset] = await resets.batch(batchOf(card));
    assert.ok(reset);
    const at = new Date(Date.now() - deadForMs);
    const steps = reset.plan.removals.map((removal, index) => ({
      removal,
      ...(index < 2 ? { status: "deleted" as const, at: at.toISOString() } : { status: "waiting" as const }),
    }));
    const run = { resetId: reset.id, runner: "dead" };
    const said = { operator: reset.operator, at, chosen: new Map(), details: { revokeSessions: false } };
    await resets.claim(reset.batchId, said, () => Promise.resolve());
    await resets.begin(run, at);
    await resets.recordSteps(run, steps);
    return { olivia, card };
  }

  it("begun, and without a job since the database is a restored one: interrupted, and a fresh summary is there", async () => {
    const { olivia, card } = await begunAndLeft(0);
    await shared.desk.restart();
    const told = await olivia.becomes(card, /Interrupted at step 3 of 5/);
    assert.deepEqual(changesOf(shared.desk), []);
    await olivia.sees(/Something changed since the last summary/);
    await olivia.press(told, "reset.again");
  });
});
