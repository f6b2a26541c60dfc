import assert from "node:assert/strict";
import { sql } from "kysely";
import { type App, compose } from "../../bot/compose/compose.ts";
import { createLog } from "../../bot/log.ts";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("two replicas over one database", () => {
  const shared = sharedHelpdesk();
  const others: App[] = [];
  afterEach(async () => {
    for (const other of others.splice(0)) await other.stop();
  });

  /** Another process, which works from now on. */
  async function anotherStarts(): Promise<void> {
    const { config, store } = shared.desk;
    const log = createLog("silent", () => undefined);
    const ground = { log, now: () => new Date(), store: { ...store, close: () => Promise.resolve() } };
    const other = compose(config, ground);
    others.push(other);
    await other.listen();
  }

  async function entriesOf(batchId: string): Promise<string[]> {
    const [reset] = await shared.desk.store.resets.batch(batchId);
    const query = shared.desk.store.db.selectFrom("audit_entries").select(["kind"]);
    const entries = await query
      .where("reset_id", "=", reset?.id ?? "")
      .orderBy("id")
      .execute();
    return entries.map(({ kind }) => kind);
  }

  async function heldInTheMiddle({ delayMs = 700 } = {}) {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const card = await olivia.sees(/Confirm: Alice/);
    const { faults } = shared.desk.microsoft;
    faults.add({ match: { service: "graph", method: "DELETE" }, delayMs, times: 1 });
    await olivia.press(card, "reset.confirm");
    await eventually(async () => {
      const [reset] = await shared.desk.store.resets.batch(batchOf(card));
      assert.equal(reset?.state, "begun");
    });
    return { olivia, card };
  }

  it("one that starts leaves alone what the other carries out", async () => {
    const { olivia, card } = await heldInTheMiddle();
    await anotherStarts();
    await olivia.becomes(card, /Complete: all 5 gone/);
    await eventually(async () => {
      assert.deepEqual(
        (await entriesOf(batchOf(card))).filter((kind) => kind !== "step"),
        ["begun", "ended"],
      );
    });
    assert.equal(changesOf(shared.desk).length, 5);
  });

  it("takes up what one left that fell silent, and whoever only slept removes nothing more", async () => {
    const { olivia, card } = await heldInTheMiddle({ delayMs: 3000 });
    await anotherStarts();
    // As if the first one had not been heard for eight seconds.
    await sql`update jobs.job set heartbeat_on = jobs.job_now() - interval '8 seconds' where state = 'active'`.execute(
      shared.desk.store.db,
    );
    await olivia.becomes(card, /Complete: all 5 gone/);
    await eventually(async () => {
      assert.deepEqual(
        (await entriesOf(batchOf(card))).filter((kind) => kind !== "step"),
        ["begun", "resumed", "ended"],
      );
    });
    const gone = changesOf(shared.desk).filter((change) => change.endsWith(" 204"));
    assert.equal(gone.length, 5, changesOf(shared.desk).join("\n"));
  });

  it("one that stops ends the removal in hand and leaves the rest to the other", async () => {
    const { olivia, card } = await heldInTheMiddle();
    await anotherStarts();
    await shared.desk.restart();
    await olivia.becomes(card, /Complete: all 5 gone/);
    assert.equal(changesOf(shared.desk).length, 5, changesOf(shared.desk).join("\n"));
    const entries = await entriesOf(batchOf(card));
    assert.equal(entries.filter((kind) => kind === "resumed").length, 1);
  });
});
