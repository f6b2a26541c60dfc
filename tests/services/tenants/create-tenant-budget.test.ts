import assert from "node:assert/strict";
import { aWorld, takeMany, wish } from "../../support/fakes/replicas-in-memory.ts";

const unpaced = { ...wish, paced: false };

describe("services/tenants/create-tenant-budget", () => {
  it("keeps the pace: a bucketful at once, then evenly; another tenant's bucket is its own", async () => {
    const world = aWorld();
    const budget = world.aReplica();
    await takeMany(budget, 4);
    assert.equal(world.at(), 0);
    await takeMany(budget, 6);
    assert.ok(world.at() >= 10_000 && world.at() <= 10_400, String(world.at()));
    const before = world.at();
    await budget.take("adatum", wish);
    assert.equal(world.at(), before);
    assert.deepEqual(world.held, []);
  });

  it("two replicas spend one bucket", async () => {
    const world = aWorld();
    const [one, other] = [world.aReplica(), world.aReplica()];
    for (let n = 0; n < 5; n += 1) {
      await takeMany(one, 1);
      await takeMany(other, 1);
    }
    assert.ok(world.at() >= 10_000 && world.at() <= 10_400, String(world.at()));
  });

  it("waiting for a turn costs no patience, and is told; a call without a pace goes at once", async () => {
    const world = aWorld();
    const budget = world.aReplica();
    await takeMany(budget, 6);
    const turn = await budget.take("contoso", { ...wish, patienceMs: 0 });
    assert.ok(turn && turn.queuedMs >= 1999, String(turn?.queuedMs));
    assert.deepEqual(await budget.take("contoso", { ...unpaced, patienceMs: 0 }), { queuedMs: 0 });
  });

  it("what one replica was told, it obeys at once and the others within a quarter of a second; other tenants go on", async () => {
    const world = aWorld();
    const [told, other] = [world.aReplica(), world.aReplica()];
    await other.take("contoso", unpaced);
    await told.refused("contoso", 30_000, { paced: true });
    assert.equal(await told.isHeld("contoso"), true);
    assert.equal(await told.take("Contoso", { ...wish, patienceMs: 29_000 }), undefined);
    world.later(250);
    assert.equal(await other.isHeld("contoso"), true);
    const pauses: number[] = [];
    await other.take("contoso", { ...unpaced, paused: (ms) => pauses.push(ms) });
    assert.deepEqual([pauses, world.held], [[29_750], [29_750]]);
    await other.take("adatum", unpaced);
    assert.deepEqual([world.held.length, world.at()], [1, 30_000]);
  });

  it("a paced call of another replica hears of a hold when its turn comes, however fresh its knowledge", async () => {
    const world = aWorld();
    const [told, other] = [world.aReplica(), world.aReplica()];
    await other.take("contoso", unpaced);
    await told.refused("contoso", 5000, { paced: true });
    await other.take("contoso", wish);
    assert.deepEqual([world.held, world.queued], [[5000], []]);
  });

  it("a refusal slows the pace for a while; one that is about other calls does not", async () => {
    for (const paced of [true, false]) {
      const world = aWorld({ calls: 100, perMs: 10_000 });
      const budget = world.aReplica();
      await budget.refused("contoso", 1000, { paced });
      await takeMany(budget, 11);
      const took = world.at() - 1000;
      if (paced) assert.ok(took > 1900 && took <= 2000, String(took));
      else assert.equal(took, 0);
    }
  });

  it("asks the store once for those who ask together, and for holds four times a second at most", async () => {
    const world = aWorld({ calls: 100, perMs: 10_000 });
    const budget = world.aReplica();
    await Promise.all(Array.from({ length: 6 }, () => budget.take("contoso", wish)));
    assert.deepEqual(world.asked, ["held", "spend"]);
    await Promise.all(Array.from({ length: 40 }, (_, n) => budget.take(`t${n}`, unpaced)));
    world.later(250);
    await Promise.all(Array.from({ length: 40 }, (_, n) => budget.take(`t${n}`, unpaced)));
    assert.deepEqual(world.asked, ["held", "spend", "held"]);
  });

  it("reads holds again beside the calls before they run out: no call waits for that, and what they say counts", async () => {
    const world = aWorld();
    const answer = Promise.withResolvers<ReadonlyMap<string, number>>();
    let reads = 0;
    const held = () => (++reads === 1 ? Promise.resolve(new Map<string, number>()) : answer.promise);
    const budget = world.aReplica({ store: { ...world.store, held } });
    await budget.take("contoso", unpaced);
    world.later(200);
    await budget.take("contoso", unpaced);
    assert.equal(reads, 2);
    answer.resolve(new Map([["contoso", 5000]]));
    world.later(50);
    assert.equal(await budget.isHeld("contoso"), true);
    assert.equal(reads, 2);
  });

  it("the only process over a store reads holds once: those of before its start, and knows its own", async () => {
    const world = aWorld();
    await world.store.hold("contoso", 5000);
    const budget = world.aReplica({ alone: true });
    assert.equal(await budget.isHeld("contoso"), true);
    world.later(1000);
    await budget.refused("adatum", 5000, { paced: false });
    assert.deepEqual([await budget.isHeld("contoso"), await budget.isHeld("adatum")], [true, true]);
    assert.deepEqual(world.asked, ["hold", "held", "hold"]);
  });

  it("without its store it keeps the pace and the holds by its own memory, and asks seldom", async () => {
    const world = aWorld();
    const budget = world.aReplica();
    await takeMany(budget, 2);
    world.leaves(true);
    const asked = world.asked.length;
    await takeMany(budget, 8);
    assert.ok(world.at() >= 10_000 && world.at() <= 10_400, String(world.at()));
    await budget.refused("contoso", 5000, { paced: true });
    const before = world.at();
    await takeMany(budget, 1);
    assert.equal(world.at() - before, 5000);
    assert.ok(world.asked.length - asked <= 9, String(world.asked.length - asked));
    world.leaves(false);
    world.later(60_000);
    await takeMany(budget, 1);
    assert.equal(world.asked.at(-1), "spend");
  });

  it("a clock that is set back by an hour keeps nobody waiting for an hour", async () => {
    const world = aWorld();
    let setBack = 0;
    const budget = world.aReplica({ now: () => new Date(1_000_000 + world.at() - setBack) });
    await budget.refused("contoso", 5000, { paced: false });
    setBack = 60 * 60_000;
    await takeMany(budget, 1, unpaced);
    assert.deepEqual([world.at(), world.held], [5000, [5000]]);
  });

  it("a store that does not answer is a store that is away", async () => {
    const world = aWorld();
    const never = () => new Promise<never>(() => undefined);
    const store = { spend: never, hold: never, held: never };
    const budget = world.aReplica({ store, timeout: () => AbortSignal.timeout(1) });
    await takeMany(budget, 3);
    await budget.refused("contoso", 50, { paced: true });
    assert.equal(await budget.isHeld("contoso"), true);
  });

  it("an abort ends the wait, for a turn and for the end of a hold", async () => {
    const budget = aWorld().aReplica();
    await assert.rejects(budget.take("contoso", { ...wish, signal: AbortSignal.abort() }), { name: "AbortError" });
    await budget.refused("contoso", 50, { paced: true });
    await assert.rejects(budget.take("contoso", { ...unpaced, signal: AbortSignal.abort() }), { name: "AbortError" });
  });
});
