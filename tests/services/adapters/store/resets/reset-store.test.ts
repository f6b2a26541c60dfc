import assert from "node:assert/strict";
import type { PendingReset } from "../../../../../core/reset/pending-reset.ts";
import {
  allGone,
  anOutcome,
  aPlan,
  aReset,
  aTarget,
  batchId,
  manyResets,
  now,
} from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const mine = { resetId: aReset().id, runner: "mine" };
const other = { resetId: aReset().id, runner: "other" };

describe("store: pending resets", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  beforeEach(() => store.db.deleteFrom("pending_resets").execute());
  after(() => store.close());

  async function reset(): Promise<PendingReset | undefined> {
    return (await store.resets.batch(batchId))[0];
  }

  it("the only one of its batch; of several, none", async () => {
    await store.keepResets([aReset()]);
    assert.deepEqual(await store.resets.only(batchId), aReset());
    assert.equal(await store.resets.only("other"), undefined);
    await store.db.deleteFrom("pending_resets").execute();
    await store.keepResets(manyResets(2));
    assert.equal(await store.resets.only(batchId), undefined);
  });

  it("come back as they were saved, in the order of their positions", async () => {
    const full = aReset({
      position: 2,
      lastResetAt: "2026-11-24T08:00:00.000Z",
      chosen: ["m1"],
      claimedAt: now.toISOString(),
      outcome: anOutcome(),
      steps: allGone,
      state: "ended",
    });
    const two = manyResets(2);
    await store.keepResets([full, ...two.toReversed()]);
    assert.deepEqual(await store.resets.batch(batchId), [...two, full]);
    assert.deepEqual(await store.resets.batch("other"), []);
  });

  it("hold foreign text that PostgreSQL can't: NUL and half a character", async () => {
    const target = aTarget({ displayName: "Zo\0ë \uD83D'; drop table pending_resets; --" });
    await store.keepResets([aReset({ plan: aPlan({ target }) })]);
    assert.equal((await reset())?.plan.target.displayName, "Zo\uFFFDë \uFFFD'; drop table pending_resets; --");
  });

  it("move only from a state they are in, and only once", async () => {
    await store.keepResets([aReset()]);
    const { id } = aReset();
    assert.equal(await store.resets.move(id, ["claimed", "begun"], "ended"), false);
    assert.equal(await store.resets.move(id, [], "ended"), false);
    assert.equal(await store.resets.move("other", ["pending"], "cancelled"), false);
    const tries = await Promise.all(
      [1, 2, 3].map(() => store.resets.move(id, ["pending", "waiting-for-approval"], "cancelled")),
    );
    assert.deepEqual(tries.toSorted(), [false, false, true]);
    assert.equal((await reset())?.state, "cancelled");
  });

  it("take steps only while begun, of the run that has them", async () => {
    await store.keepResets([aReset({ state: "claimed" })]);
    assert.equal(await store.resets.recordSteps(mine, allGone), false);
    assert.equal(await store.resets.begin(mine, now), true);
    assert.equal(await store.resets.recordSteps(other, []), false);
    assert.equal(await store.resets.recordSteps(mine, allGone), true);
    assert.deepEqual((await reset())?.steps, allGone);
  });

  it("begin once, and go over to whoever takes them", async () => {
    await store.keepResets([aReset({ state: "claimed" })]);
    const begun = await Promise.all([mine, other].map((run) => store.resets.begin(run, now)));
    assert.deepEqual(begun.toSorted(), [false, true]);
    const [first, next] = begun[0] === true ? [mine, other] : [other, mine];
    assert.equal((await store.resets.find(aReset().id))?.runAt, now.toISOString());
    assert.equal(await store.resets.take(next), true);
    assert.equal(await store.resets.recordSteps(first, allGone), false);
    assert.equal(await store.resets.end(first, anOutcome()), false);
    assert.equal(await store.resets.end(next, anOutcome()), true);
    assert.equal(await store.resets.take(first), false);
  });

  it("end once: the first outcome stands", async () => {
    await store.keepResets([aReset({ state: "begun" })]);
    await store.resets.end(mine, anOutcome());
    await store.resets.end(mine, anOutcome({ verdict: "failed", steps: [] }));
    const ended = await reset();
    assert.equal(ended?.state, "ended");
    assert.deepEqual(ended.outcome, anOutcome());
    assert.deepEqual(ended.steps, allGone);
  });

  it("can't end while nobody has claimed them", async () => {
    await store.keepResets([aReset()]);
    assert.equal(await store.resets.end(mine, anOutcome()), false);
    assert.deepEqual(await reset(), aReset());
  });

  describe("the last reset of a target", () => {
    const { tenantId, objectId } = aTarget();
    const endedAt = anOutcome().endedAt;

    async function end(part: Parameters<typeof anOutcome>[0]): Promise<void> {
      await store.keepResets([aReset({ state: "begun" })]);
      await store.resets.end(mine, anOutcome(part));
    }

    it("is when it ended, since a time, whatever the case of the ids", async () => {
      await end({});
      const target = { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase() };
      assert.equal(await store.resets.lastReset(target, new Date(endedAt)), endedAt);
      assert.equal(await store.resets.lastReset(target, new Date(Date.parse(endedAt) + 1)), undefined);
    });

    it("is the latest of several", async () => {
      await store.keepResets(manyResets(2, () => ({ state: "begun", plan: aPlan() })));
      await store.resets.end({ resetId: "reset-0-aaaaaaaa" }, anOutcome());
      await store.resets.end({ resetId: "reset-1-aaaaaaaa" }, anOutcome({ endedAt: "2026-11-24T13:00:00.000Z" }));
      assert.equal(await store.resets.lastReset({ tenantId, objectId }, new Date(0)), endedAt);
    });

    it("does not count one that removed nothing, nor another person's", async () => {
      await end({
        verdict: "failed",
        steps: allGone.map((step) => ({ ...step, status: "still-registered" as const })),
      });
      assert.equal(await store.resets.lastReset({ tenantId, objectId }, new Date(0)), undefined);
      assert.equal(await store.resets.lastReset({ tenantId: "t2", objectId }, new Date(0)), undefined);
    });
  });
});
