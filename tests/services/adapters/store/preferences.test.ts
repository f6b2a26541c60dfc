import assert from "node:assert/strict";
import { anOperator } from "../../../support/builders/people.ts";
import { aReset, batchId, manyResets } from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

describe("store: what is remembered of operators", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  it("preferences: nothing at first; each part is replaced by itself, for one account in any case", async () => {
    const { preferences } = store;
    const olive = anOperator();
    assert.deepEqual(await preferences.of(olive), {});
    await preferences.set(olive, { customers: { tenantIds: ["a", "b"], at: "2026-11-24T12:00:00Z" } });
    await preferences.set(olive, { groups: ["g"] });
    await preferences.set(anOperator({ objectId: "OLIVE" }), { customers: { tenantIds: ["c"], at: "later\u0000" } });
    assert.deepEqual(await preferences.of(olive), {
      customers: { tenantIds: ["c"], at: "later\uFFFD" },
      groups: ["g"],
    });
    assert.deepEqual(await preferences.of(anOperator({ objectId: "other" })), {});
  });

  it("whose tokens are kept, and since when", async () => {
    const before = Date.now();
    await store.partitions.save("olive.home", new Uint8Array(), undefined);
    await store.partitions.save("anna.home", new Uint8Array(), undefined);
    const kept = await store.partitions.list();
    assert.deepEqual(
      kept.map(({ key }) => key),
      ["anna.home", "olive.home"],
    );
    assert.ok(kept.every(({ updatedAt }) => updatedAt.getTime() >= before - 1));
    await store.partitions.remove("anna.home");
    assert.equal((await store.partitions.list()).length, 1);
  });

  it("what waits for somebody's yes: pending and theirs, nothing else", async () => {
    const [first, second] = manyResets(2);
    const other = aReset({ id: "other", batchId: "other", operator: anOperator({ objectId: "eve" }) });
    await store.keepResets([first!, { ...second!, state: "claimed" }, other]);
    const { operator } = first!;
    const found = await store.resets.pendingOf({ ...operator, objectId: operator.objectId.toUpperCase() });
    assert.deepEqual(found, [first]);
    await store.resets.move(first!.id, ["pending"], "cancelled");
    assert.deepEqual(await store.resets.pendingOf(operator), []);
    assert.equal((await store.resets.batch(batchId))[0]?.state, "cancelled");
  });
});
