import assert from "node:assert/strict";
import { interrupted } from "../../../../services/resets/carry-out/end-reset.ts";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

describe("a process that slept while somebody else took its job over", () => {
  it("in Microsoft's pause before a removal: it does not send it", async () => {
    const desk = aDesk();
    const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    let mine = true;
    desk.jobs.stillMine = () => Promise.resolve(mine);
    desk.world.duringPause = () => {
      mine = false;
    };
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(alice.methods.length, 2);
    assert.equal(reset?.state, "begun");
    assert.deepEqual(desk.jobs.ends, [{ kind: "handed-back" }]);
  });

  it("before it had begun: it can't begin any more, and whoever took it over ends it", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    desk.jobs.queued[0]!.again = true;
    const begin = desk.resets.begin.bind(desk.resets);
    const ofSleeper: boolean[] = [];
    desk.resets.begin = async (run, at) => {
      ofSleeper.push(await begin({ ...run, runner: "sleeper" }, at));
      return begin(run, at);
    };
    await desk.carryOut();
    assert.deepEqual(ofSleeper, [false]);
    assert.equal((await desk.resets.batch(batchId))[0]?.outcome?.verdict, "complete");
  });
});

describe("a process that died after the last reset had ended, before it was told", () => {
  it("the sweep of another one tells it, and asks again what was interrupted", async () => {
    const desk = aDesk();
    desk.world.has(aPerson("Alice Anders"), [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    desk.jobs.queued.length = 0;
    const [reset] = await desk.resets.batch(batchId);
    await desk.resets.end({ resetId: reset!.id }, interrupted(reset!, { now: () => desk.clock.now }));
    assert.deepEqual(desk.events, []);
    await desk.sweep();
    await desk.sweep();
    assert.deepEqual(
      desk.events.map(({ kind }) => kind),
      ["finished", "changed"],
    );
  });
});

describe("a reset that had changed between summary and Confirm", () => {
  it("stands in the record as that", async () => {
    const desk = aDesk();
    const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    await resetMfaOf(desk, ["alice"], () => void alice.methods.pop());
    assert.deepEqual(desk.audit.kinds(), ["superseded"]);
  });

  it("also where the process died before it could write so", async () => {
    const desk = aDesk();
    const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    alice.methods.pop();
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    const [queued] = desk.jobs.queued;
    desk.audit.breakAt("superseded");
    await desk.carryOut();
    assert.deepEqual(desk.audit.kinds(), []);
    desk.audit.mend();
    desk.jobs.queued.push({ ...queued!, again: true });
    await desk.carryOut();
    assert.deepEqual(desk.audit.kinds(), ["superseded"]);
    assert.equal((await desk.resets.batch(batchId))[0]?.state, "superseded");
  });
});
