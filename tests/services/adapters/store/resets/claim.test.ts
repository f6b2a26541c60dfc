import assert from "node:assert/strict";
import type { Enqueue, ResetJob } from "../../../../../services/resets/reset-jobs.ts";
import type { Confirmation } from "../../../../../services/resets/reset-store.ts";
import { aReset, batchId, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const { operator } = aReset();

function said(part: Partial<Confirmation> = {}): Confirmation {
  const details = { reason: "lost", ticket: "INC-1", revokeSessions: true } as const;
  return { operator, at: now, chosen: new Map(), details, ...part };
}

describe("store: claim", () => {
  let store: TestStore;
  const enqueued: ResetJob[] = [];
  const enqueue: Enqueue = (_within, jobs) => {
    enqueued.push(...jobs);
    return Promise.resolve();
  };
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    enqueued.length = 0;
    await store.db.deleteFrom("pending_resets").execute();
    await store.db.deleteFrom("batches").execute();
  });
  after(() => store.close());

  it("gives the batch to exactly one of 1,000 at once", async () => {
    await store.keepResets(manyResets(3));
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => store.resets.claim(batchId, said(), enqueue)),
    );
    assert.deepEqual(
      answers.filter((number) => number > 0),
      [3],
    );
  });

  it("keeps what the operator said and ticked", async () => {
    await store.keepResets(manyResets(2));
    const chosen = new Map([["reset-1-aaaaaaaa", ["m1", "m2"]]]);
    assert.equal(await store.resets.claim(batchId, said({ chosen }), enqueue), 2);
    const claimed = await store.resets.batch(batchId);
    for (const { state, claimedAt, details } of claimed) {
      assert.equal(state, "claimed");
      assert.equal(claimedAt, now.toISOString());
      assert.deepEqual(details, said().details);
    }
    assert.deepEqual(
      claimed.map((reset) => reset.chosen),
      [undefined, ["m1", "m2"]],
    );
  });

  it("takes only what is still pending of a batch", async () => {
    await store.keepResets(manyResets(3));
    await store.resets.move("reset-1-aaaaaaaa", ["pending"], "cancelled");
    assert.equal(await store.resets.claim(batchId, said(), enqueue), 2);
    assert.deepEqual(
      (await store.resets.batch(batchId)).map(({ state }) => state),
      ["claimed", "cancelled", "claimed"],
    );
    assert.deepEqual(enqueued.map(({ resetId }) => resetId).sort(), ["reset-0-aaaaaaaa", "reset-2-aaaaaaaa"]);
  });

  const { expiresAt } = aReset();
  const refused: [string, string, Confirmation][] = [
    ["another operator", batchId, said({ operator: { ...operator, objectId: "o2" } })],
    ["the same object id in another tenant", batchId, said({ operator: { ...operator, tenantId: "t2" } })],
    ["the moment it expires", batchId, said({ at: new Date(expiresAt) })],
    ["an unknown batch", "no-such-batch", said()],
    ["a batch id that PostgreSQL can't hold", `${batchId}\0`, said()],
  ];
  for (const [what, id, confirmation] of refused) {
    it(`changes nothing for ${what}`, async () => {
      await store.keepResets([aReset()]);
      assert.equal(await store.resets.claim(id, confirmation, enqueue), 0);
      assert.deepEqual(await store.resets.batch(batchId), [aReset()]);
    });
  }

  it("takes ids in any case, and the last millisecond before it expires", async () => {
    await store.keepResets([aReset()]);
    const shouting = { ...operator, tenantId: operator.tenantId.toUpperCase(), objectId: "O1" };
    const at = new Date(Date.parse(expiresAt) - 1);
    assert.equal(await store.resets.claim(batchId, said({ operator: shouting, at }), enqueue), 1);
  });
});
