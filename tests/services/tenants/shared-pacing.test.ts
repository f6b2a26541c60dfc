import assert from "node:assert/strict";
import { requestsLeft } from "../../../services/requests-left.ts";
import { aWorld, takeMany } from "../../support/fakes/replicas-in-memory.ts";

describe("services/tenants/shared-pacing", () => {
  it("with plenty left by fresh word of the store, a call goes first and is spent right after; a bulk's asks first", async () => {
    const world = aWorld({ calls: 100, perMs: 10_000 });
    const budget = world.aReplica();
    await takeMany(budget, 1);
    await takeMany(budget, 2);
    assert.deepEqual(world.asked, ["held", "spend"], "nothing is asked before they go");
    await requestsLeft();
    assert.deepEqual(world.asked, ["held", "spend", "spend", "spend"]);
    await takeMany(budget, 1, { priority: "bulk" });
    assert.equal(world.asked.length, 5);
    await takeMany(budget, 47);
    await requestsLeft();
    const asked = world.asked.length;
    await takeMany(budget, 1);
    assert.equal(world.asked.length, asked + 1, "with less than half a bucket it asks first");
    world.later(10_000);
    await takeMany(budget, 1);
    assert.deepEqual(world.asked.slice(-2), ["held", "spend"], "what is known is a quarter of a second old at most");
    assert.deepEqual(world.queued, []);
  });

  it("what went first is spent in the store too: another replica finds it spent", async () => {
    const world = aWorld({ calls: 100, perMs: 10_000 });
    const [one, other] = [world.aReplica(), world.aReplica()];
    await takeMany(one, 40);
    await requestsLeft();
    await takeMany(other, 59);
    assert.deepEqual(world.queued, []);
    await takeMany(other, 2);
    assert.ok(world.queued.length > 0);
  });
});
