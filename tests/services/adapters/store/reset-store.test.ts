import assert from "node:assert/strict";
import type { PendingReset } from "../../../../core/pending-reset.ts";
import {
  allGone,
  anOutcome,
  aPlan,
  aReset,
  aTarget,
  batchId,
  manyResets,
  now,
} from "../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";
import { processDied } from "../../../support/process-died.ts";

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
    await store.resets.save([full, ...two.toReversed()]);
    assert.deepEqual(await store.resets.batch(batchId), [...two, full]);
    assert.deepEqual(await store.resets.batch("other"), []);
  });

  it("are all saved or none", async () => {
    await assert.rejects(store.resets.save([aReset(), aReset()]), { code: "store-unavailable" });
    assert.equal(await reset(), undefined);
    await store.resets.save([]);
  });

  it("hold foreign text that PostgreSQL can't: NUL and half a character", async () => {
    const target = aTarget({ displayName: "Zo\0ë \uD83D'; drop table pending_resets; --" });
    await store.resets.save([aReset({ plan: aPlan({ target }) })]);
    assert.equal((await reset())?.plan.target.displayName, "Zo\uFFFDë \uFFFD'; drop table pending_resets; --");
  });

  it("move only from a state they are in, and only once", async () => {
    await store.resets.save([aReset()]);
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

  it("take steps only while begun", async () => {
    await store.resets.save([aReset({ state: "claimed" })]);
    await store.resets.recordSteps(aReset().id, allGone);
    assert.deepEqual((await reset())?.steps, []);
    await store.resets.move(aReset().id, ["claimed"], "begun");
    await store.resets.recordSteps(aReset().id, allGone);
    assert.deepEqual((await reset())?.steps, allGone);
  });

  it("end once: the first outcome stands", async () => {
    await store.resets.save([aReset({ state: "begun" })]);
    await store.resets.end(aReset().id, anOutcome());
    await store.resets.end(aReset().id, anOutcome({ verdict: "failed", steps: [] }));
    const ended = await reset();
    assert.equal(ended?.state, "ended");
    assert.deepEqual(ended.outcome, anOutcome());
    assert.deepEqual(ended.steps, allGone);
  });

  it("can't end while nobody has claimed them", async () => {
    await store.resets.save([aReset()]);
    await store.resets.end(aReset().id, anOutcome());
    assert.deepEqual(await reset(), aReset());
  });

  it("are abandoned while claimed or begun and nobody speaks for them", async () => {
    const states = ["claimed", "pending", "begun", "ended", "cancelled", "superseded"] as const;
    await store.resets.save(manyResets(states.length, (index) => ({ state: states[index]! })));
    const found = await store.resets.abandoned();
    assert.deepEqual(
      found.map(({ state }) => state),
      ["claimed", "begun"],
    );
    await store.resets.keepAlive(found.slice(0, 1).map(({ id }) => id));
    assert.equal((await store.resets.abandoned()).length, 1);
    await processDied(store);
    assert.equal((await store.resets.abandoned()).length, 2);
  });

  describe("the last reset of a target", () => {
    const { tenantId, objectId } = aTarget();
    const endedAt = anOutcome().endedAt;

    async function end(part: Parameters<typeof anOutcome>[0]): Promise<void> {
      await store.resets.save([aReset({ state: "begun" })]);
      await store.resets.end(aReset().id, anOutcome(part));
    }

    it("is when it ended, since a time, whatever the case of the ids", async () => {
      await end({});
      const target = { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase() };
      assert.equal(await store.resets.lastReset(target, new Date(endedAt)), endedAt);
      assert.equal(await store.resets.lastReset(target, new Date(Date.parse(endedAt) + 1)), undefined);
    });

    it("is the latest of several", async () => {
      await store.resets.save(manyResets(2, () => ({ state: "begun", plan: aPlan() })));
      await store.resets.end("reset-0-aaaaaaaa", anOutcome());
      await store.resets.end("reset-1-aaaaaaaa", anOutcome({ endedAt: "2026-11-24T13:00:00.000Z" }));
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
