import assert from "node:assert/strict";
import type { Enqueue, ResetJob } from "../../../../../services/resets/reset-jobs.ts";
import { anOutcome, aReset, batchId, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const { operator, details } = aReset();
const idOf = (index: number) => `reset-${index}-aaaaaaaa`;
const later = (ms: number) => new Date(now.getTime() + ms);

describe("store: confirmed batches", () => {
  let store: TestStore;
  const enqueued: ResetJob[] = [];
  const enqueue: Enqueue = (_within, jobs) => {
    enqueued.push(...jobs);
    return Promise.resolve();
  };
  const park = (index: number, why: "sign-in" | "paused", at = now) =>
    store.resets.park({ resetId: idOf(index), runner: "me" }, why, at);
  const end = (index: number, verdict: "complete" | "failed" = "complete") =>
    store.resets.end({ resetId: idOf(index) }, anOutcome({ verdict }));

  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  async function claimed(number: number): Promise<void> {
    await store.keepResets(manyResets(number));
    await store.resets.claim(batchId, { operator, at: now, chosen: new Map(), details }, enqueue);
  }
  beforeEach(async () => {
    enqueued.length = 0;
    for (const table of ["pending_resets", "batches", "sign_ins"] as const) await store.db.deleteFrom(table).execute();
  });

  it("are counted by state, verdict and reason to wait, without a row being loaded", async () => {
    assert.equal(await store.resets.progress(batchId), undefined);
    await claimed(6);
    await store.resets.begin({ resetId: idOf(0), runner: "me" }, now);
    await end(1);
    await end(2, "failed");
    await store.resets.move(idOf(3), ["claimed"], "cancelled");
    await park(4, "paused");
    const progress = await store.resets.progress(batchId);
    assert.deepEqual(progress?.states, { begun: 1, ended: 2, cancelled: 1, claimed: 2 });
    assert.deepEqual(progress.verdicts, { complete: 1, failed: 1 });
    assert.deepEqual(progress.parked, { paused: 1 });
    assert.deepEqual(progress.batch, {
      batchId,
      mode: "running",
      total: 6,
      changedAt: now.toISOString(),
      aliveAt: now.toISOString(),
    });
  });

  it("are big from 26 people on", async () => {
    await claimed(25);
    assert.ok(enqueued.every(({ bulk }) => !bulk));
    await store.db.deleteFrom("pending_resets").execute();
    await store.db.deleteFrom("batches").execute();
    enqueued.length = 0;
    await claimed(26);
    assert.ok(enqueued.length === 26 && enqueued.every(({ bulk }) => bulk));
  });

  it("of ten thousand people are claimed in one go", async function () {
    this.timeout(60_000);
    const all = manyResets(10_000);
    for (let from = 0; from < all.length; from += 500) await store.keepResets(all.slice(from, from + 500));
    const chosen = new Map(all.map(({ id }) => [id, ["m1"]]));
    assert.equal(await store.resets.claim(batchId, { operator, at: now, chosen, details }, enqueue), 10_000);
    assert.equal(enqueued.length, 10_000);
    assert.deepEqual((await store.resets.progress(batchId))?.states, { claimed: 10_000 });
    assert.equal((await store.resets.underWay()).length, 10_000);
  });

  it("go on as they are told, and only from a mode they are in", async () => {
    await claimed(1);
    const change = { at: later(1000), why: "asked", by: operator };
    const tries = await Promise.all(
      [1, 2].map(() => store.resets.changeBatch(batchId, { from: ["running"], to: "paused", ...change })),
    );
    assert.deepEqual(tries.toSorted(), [false, true]);
    const found = (await store.resets.find(idOf(0)))?.batch;
    assert.deepEqual([found?.mode, found?.why, found?.by], ["paused", "asked", operator]);
    assert.equal(found?.changedAt, later(1000).toISOString());
    assert.equal(await store.resets.changeBatch("other", { from: ["paused"], to: "running", ...change }), false);
  });

  it("are finished once, after the last one", async () => {
    await claimed(2);
    await end(0);
    assert.equal(await store.resets.finishBatch(batchId, now), false);
    await store.resets.move(idOf(1), ["claimed"], "superseded");
    const tries = await Promise.all([1, 2, 3].map(() => store.resets.finishBatch(batchId, now)));
    assert.deepEqual(tries.toSorted(), [false, false, true]);
    assert.equal(await store.resets.changeBatch(batchId, { from: ["running"], to: "paused", at: now }), false);
  });

  it("live as long as one of their resets is begun now and then", async () => {
    await claimed(2);
    await store.resets.begin({ resetId: idOf(0), runner: "me" }, later(59_000));
    assert.equal((await store.resets.find(idOf(1)))?.batch?.aliveAt, now.toISOString());
    await store.resets.begin({ resetId: idOf(1), runner: "me" }, later(61_000));
    assert.equal((await store.resets.find(idOf(0)))?.batch?.aliveAt, later(61_000).toISOString());
  });

  describe("whose resets wait", () => {
    it("say how many of the customer wait for the same, and wait for nobody else's", async () => {
      // Even positions live in one tenant, odd ones in another.
      await claimed(4);
      assert.equal(await park(0, "sign-in"), 1);
      assert.equal(await park(2, "sign-in"), 2);
      assert.equal(await park(1, "sign-in"), 1);
      assert.equal((await store.resets.find(idOf(3)))?.signInAwaited, true);
      await store.resets.begin({ resetId: idOf(3), runner: "me" }, now);
      assert.equal(await store.resets.park({ resetId: idOf(3), runner: "other" }, "paused", now), 0);
      await end(3);
      assert.equal(await park(3, "sign-in"), 0);
    });

    it("have no job, and get one back with their operator's sign-in, once", async () => {
      await claimed(2);
      await park(0, "sign-in");
      await park(1, "paused");
      enqueued.length = 0;
      assert.deepEqual(await store.resets.underWay(), []);
      const stranger = { ...operator, objectId: "priya" };
      assert.deepEqual(await store.resets.unpark({ operator: stranger }, now, enqueue), []);
      const tries = await Promise.all([1, 2].map(() => store.resets.unpark({ operator }, later(1), enqueue)));
      assert.deepEqual(tries.map(({ length }) => length).toSorted(), [0, 1]);
      assert.deepEqual(
        enqueued.map(({ resetId }) => resetId),
        [idOf(0)],
      );
      const found = await store.resets.find(idOf(0));
      assert.deepEqual([found?.reset.parked, found?.runAt], [undefined, later(1).toISOString()]);
    });

    it("a job that can't be had leaves them waiting", async () => {
      await claimed(1);
      await park(0, "paused");
      const failing = () => Promise.reject(new Error("no queue"));
      await assert.rejects(store.resets.unpark({ batchId }, now, failing), { code: "store-unavailable" });
      assert.deepEqual((await store.resets.progress(batchId))?.parked, { paused: 1 });
    });

    it("go on wherever their operator signed in after they began to wait", async () => {
      await claimed(1);
      await park(0, "sign-in");
      await store.signIns.remember(operator, now);
      assert.deepEqual(await store.resets.unpark("no-longer-waiting", now, enqueue), []);
      await store.signIns.remember(operator, later(1));
      assert.deepEqual(await store.resets.unpark("no-longer-waiting", now, enqueue), [batchId]);
    });

    it("are found when they have waited for too long", async () => {
      await claimed(2);
      await park(0, "sign-in", later(-1));
      await park(1, "sign-in", later(1));
      assert.deepEqual(
        (await store.resets.parkedBefore("sign-in", now)).map(({ id }) => id),
        [idOf(0)],
      );
      assert.deepEqual(await store.resets.parkedBefore("paused", later(2)), []);
    });
  });
});
