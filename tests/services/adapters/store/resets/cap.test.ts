import assert from "node:assert/strict";
import type { Confirmation } from "../../../../../services/resets/reset-store.ts";
import { aReset, batchId, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const { operator } = aReset();
const nobody = () => Promise.resolve();

function said(part: Partial<Confirmation> = {}): Confirmation {
  return { operator, at: now, chosen: new Map(), details: { revokeSessions: false }, ...part };
}

describe("store: claim keeps to what may be under way", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    await store.db.deleteFrom("pending_resets").execute();
    await store.db.deleteFrom("batches").execute();
  });
  after(() => store.close());

  async function batches(...ids: string[]) {
    for (const id of ids) {
      const resets = manyResets(2).map((reset) => ({ ...reset, id: `${reset.id}-${id}`, batchId: id }));
      await store.keepResets(resets);
    }
  }
  const claim = (id: string, part: Partial<Confirmation>) =>
    store.resets.claim(id, said(part), nobody).catch((error: unknown) => (error as { code: string }).code);

  it("of batches that are confirmed at once only as many people begin as the cap allows, and the others stay as they were", async () => {
    const ids = ["one", "two", "three", "four"];
    await batches(...ids);
    const answers = await Promise.all(ids.map((id) => claim(id, { mostUnderWay: 4 })));
    assert.deepEqual(answers.toSorted(), [2, 2, "too-many-people", "too-many-people"]);
    const refused = ids[answers.indexOf("too-many-people")]!;
    const states = (await store.resets.batch(refused)).map(({ state }) => state);
    assert.deepEqual(states, ["pending", "pending"]);
    assert.equal(await store.resets.progress(refused), undefined);
  });

  it("others' people under way do not count, nor do those who are done", async () => {
    await batches("one", "two", "three");
    const other = { ...operator, objectId: "o2" };
    await store.db.updateTable("pending_resets").set({ operator_key: "t1.o2" }).where("batch_id", "=", "one").execute();
    await claim("one", { operator: other });
    await claim("two", {});
    for (const { id } of await store.resets.batch("two")) await store.resets.move(id, ["claimed"], "cancelled");
    assert.equal(await claim("three", { mostUnderWay: 2 }), 2);
  });

  it("who was taken out meanwhile, by the same operator elsewhere, is not among them", async () => {
    await store.keepResets(manyResets(3));
    await store.summaries.leaveOut(batchId, { from: 0, to: 3, ticked: [0, 2] });
    assert.equal(await store.resets.claim(batchId, said(), nobody), 2);
    assert.deepEqual(
      (await store.resets.batch(batchId)).map(({ state }) => state),
      ["claimed", "pending", "claimed"],
    );
  });
});
