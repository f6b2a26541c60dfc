import assert from "node:assert/strict";
import { type App, compose } from "../../bot/compose/compose.ts";
import { createLog } from "../../bot/log.ts";
import type { Audit } from "../../services/audit/audit.ts";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { processDied } from "../support/process-died.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("two replicas over one database", () => {
  const shared = sharedHelpdesk();
  const others: App[] = [];
  afterEach(async () => {
    for (const other of others.splice(0)) await other.stop();
  });

  /** Another process that starts now; it has looked for what was interrupted when this resolves. */
  async function anotherStarts(): Promise<void> {
    const { config, store } = shared.desk;
    let looks = 0;
    const resets = {
      ...store.resets,
      abandoned: async () => {
        const found = await store.resets.abandoned();
        looks += 1;
        return found;
      },
    };
    const log = createLog("silent", () => undefined);
    const ground = { log, now: () => new Date(), store: { ...store, resets, close: () => Promise.resolve() } };
    others.push(compose(config, ground));
    await eventually(() => {
      assert.equal(looks, 1);
    });
  }

  async function endsOf(batchId: string): Promise<string[]> {
    const [reset] = await shared.desk.store.resets.batch(batchId);
    const entries = await shared.desk.store.db
      .selectFrom("audit_entries")
      .select("entry")
      .where("reset_id", "=", reset?.id ?? "")
      .where("kind", "=", "ended")
      .execute();
    return entries.map(({ entry }) => (entry as Extract<Parameters<Audit["record"]>[0], { kind: "ended" }>).verdict);
  }

  async function heldInTheMiddle() {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const card = await olivia.sees(/Confirm: Alice/);
    const { faults } = shared.desk.microsoft;
    faults.add({ match: { service: "graph", method: "DELETE" }, delayMs: 700, times: 1 });
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
    assert.deepEqual(await endsOf(batchOf(card)), ["complete"]);
  });

  it("one that starts ends what a dead one left, and one that only slept removes nothing more", async () => {
    const { olivia, card } = await heldInTheMiddle();
    await processDied(shared.desk.store);
    await anotherStarts();
    await olivia.becomes(card, /Interrupted/);
    await shared.desk.restart();
    assert.ok(changesOf(shared.desk).length <= 2, changesOf(shared.desk).join("\n"));
    assert.deepEqual(await endsOf(batchOf(card)), ["interrupted"]);
  });
});
