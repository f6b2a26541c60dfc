import assert from "node:assert/strict";
import { sql } from "kysely";
import { manyResets, now } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const day = 24 * 60 * 60 * 1000;

describe("store: what is over and old", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(() => now);
  });
  after(() => store.close());

  const states = ["pending", "cancelled", "ended", "claimed", "begun"] as const;
  const left = async () =>
    (await store.db.selectFrom("pending_resets").select("state").orderBy("position").execute()).map((row) => row.state);

  it("is forgotten, but nothing that is under way, whatever its age", async () => {
    await store.keepResets(manyResets(states.length, (index) => ({ state: states[index]! })));
    const made = Date.parse(manyResets(1)[0]!.createdAt);
    assert.equal(await store.forgetOld(new Date(made)), 0);
    assert.deepEqual(await left(), [...states]);
    assert.equal(await store.forgetOld(new Date(made + day)), 3);
    assert.deepEqual(await left(), ["claimed", "begun"]);
  });

  it("takes along the summary and the batch of which nothing is left", async () => {
    const at = new Date(now.getTime() - 31 * day);
    for (const batch of ["old", "young"]) {
      const alive = batch === "old" ? at : now;
      await sql`insert into summaries (batch_id, operator_key, operator, conversation_id, act, details, state, asked, read, people, alive_at)
        values (${batch}, 'o', '{}', 'c', 'reset', '{}', 'ready', 1, 1, 1, ${alive})`.execute(store.db);
      await sql`insert into batches (batch_id, operator_key, total, changed_at, alive_at) values (${batch}, 'o', 1, ${alive}, ${alive})`.execute(
        store.db,
      );
    }
    await store.forgetOld(new Date(now.getTime() - 30 * day));
    for (const table of ["summaries", "batches"] as const) {
      const { rows } = await sql<{ batch_id: string }>`select batch_id from ${sql.table(table)}`.execute(store.db);
      assert.deepEqual(rows, [{ batch_id: "young" }]);
    }
  });
});
