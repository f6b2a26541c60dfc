import assert from "node:assert/strict";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

const minute = 60_000;

function aDeskWith(...names: string[]) {
  const desk = aDesk();
  for (const name of names) desk.world.has(aPerson(name), [aMobile(), anAuthenticator()]);
  return desk;
}

const kindsOf = (desk: Desk) => desk.events.map(({ kind }) => kind);
const later = (desk: Desk, ms: number) => {
  desk.clock.now = new Date(desk.clock.now.getTime() + ms);
};

describe("a confirmed reset that waits for its operator's sign-in", () => {
  async function parked(...names: string[]) {
    const desk = aDeskWith(...names);
    const ids = names.map((name) => name.split(" ")[0]!.toLowerCase());
    const { batchId } = reviewOf(await desk.summaryFor(...ids));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    desk.world.closed = "sign-in-needed";
    await desk.carryOut();
    const resets = await desk.resets.batch(batchId);
    return { desk, batchId: resets[0]!.batchId, operator: resets[0]!.operator };
  }
  const signsIn = (desk: Desk) => {
    delete desk.world.closed;
  };

  it("has no job, says so once, and goes on when they have signed in", async () => {
    const { desk, batchId, operator } = await parked("Alice Anders");
    assert.deepEqual(kindsOf(desk), ["sign-in-needed"]);
    assert.deepEqual(desk.jobs.ends, [{ kind: "done" }]);
    signsIn(desk);
    await desk.resumeParked(operator);
    await desk.carryOut();
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.verdict, "complete");
    assert.equal(reset.parked, undefined);
  });

  it("of a batch all wait, and one sign-in is asked for", async () => {
    const { desk, batchId, operator } = await parked("Alice Anders", "Bob Brown", "Cora Cole");
    assert.equal(kindsOf(desk).filter((kind) => kind === "sign-in-needed").length, 1);
    assert.deepEqual((await desk.resets.progress(batchId))?.parked, { "sign-in": 3 });
    signsIn(desk);
    await desk.resumeParked(operator);
    await desk.carryOut();
    assert.deepEqual((await desk.resets.progress(batchId))?.verdicts, { complete: 3 });
  });

  it("the next one of that customer waits with it, without Entra being asked again", async () => {
    const desk = aDeskWith("Alice Anders", "Bob Brown");
    const { batchId } = reviewOf(await desk.summaryFor("alice", "bob"));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    const [first, second] = desk.jobs.queued.splice(0);
    desk.world.closed = "sign-in-needed";
    for (const one of [first!, second!]) {
      desk.world.opened.length = 0;
      desk.jobs.queued.push(one);
      await desk.carryOut();
    }
    assert.deepEqual(desk.world.opened, []);
    assert.deepEqual((await desk.resets.progress(batchId))?.parked, { "sign-in": 2 });
  });

  it("in the middle: what went stays recorded, and the rest goes on", async () => {
    const desk = aDeskWith("Alice Anders");
    desk.world.removalNeedsSignIn = "authenticator";
    const [reset] = await resetMfaOf(desk, ["alice"]);
    assert.equal(reset?.state, "begun");
    assert.equal(reset.parked?.why, "sign-in");
    delete desk.world.removalNeedsSignIn;
    await desk.resumeParked(reset.operator);
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), ["delete mobile-phone of alice", "delete authenticator of alice"]);
    assert.deepEqual(desk.audit.kinds(), ["begun", "step", "resumed", "step", "ended"]);
  });

  it("another operator's sign-in changes nothing", async () => {
    const { desk, operator } = await parked("Alice Anders");
    await desk.resumeParked({ ...operator, objectId: "priya" });
    assert.deepEqual(desk.jobs.queued, []);
  });

  it("after its fifteen minutes it is ended: nothing was tried, and it says why", async () => {
    const { desk, batchId } = await parked("Alice Anders");
    later(desk, 15 * minute - 1);
    assert.equal(await desk.sweep(), 0);
    later(desk, 1);
    assert.equal(await desk.sweep(), 1);
    const [reset] = await desk.resets.batch(batchId);
    assert.equal(reset?.outcome?.verdict, "interrupted");
    assert.equal(reset.outcome.stoppedBy, "sign-in-needed");
    assert.deepEqual(
      reset.outcome.steps.map(({ status }) => status),
      ["not-tried", "not-tried"],
    );
    // Make it again stands on the card; nothing could be read for a new summary.
    assert.deepEqual(kindsOf(desk), ["sign-in-needed", "finished"]);
    assert.deepEqual(desk.audit.kinds(), ["ended"]);
  });
});

describe("the batch of a confirmed reset", () => {
  async function confirmed(...names: string[]) {
    const desk = aDeskWith(...names);
    const { batchId } = reviewOf(await desk.summaryFor(...names.map((name) => name.split(" ")[0]!.toLowerCase())));
    await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
    return { desk, batchId };
  }

  it("paused: nothing begins, and it goes on from there", async () => {
    const { desk, batchId } = await confirmed("Alice Anders", "Bob Brown");
    const at = desk.clock.now;
    assert.ok(await desk.resets.changeBatch(batchId, { from: ["running"], to: "paused", at, why: "asked" }));
    await desk.carryOut();
    assert.deepEqual(desk.world.removals(), []);
    assert.deepEqual((await desk.resets.progress(batchId))?.parked, { paused: 2 });
    assert.equal(await desk.sweep(), 0);
    later(desk, 60 * minute);
    await desk.resets.changeBatch(batchId, { from: ["paused"], to: "running", at: desk.clock.now });
    await desk.resets.unpark({ batchId }, desk.clock.now, desk.jobs.enqueue);
    await desk.carryOut();
    assert.deepEqual((await desk.resets.progress(batchId))?.verdicts, { complete: 2 });
  });

  it("cancelled: what is not begun is given up, recorded, and the batch is over", async () => {
    const { desk, batchId } = await confirmed("Alice Anders", "Bob Brown");
    await desk.resets.changeBatch(batchId, { from: ["running"], to: "cancelled", at: desk.clock.now });
    await desk.carryOut();
    assert.deepEqual((await desk.resets.progress(batchId))?.states, { cancelled: 2 });
    assert.deepEqual(desk.audit.kinds(), ["cancelled", "cancelled"]);
    assert.equal(kindsOf(desk).filter((kind) => kind === "finished").length, 1);
  });

  it("one of many that only waits for its turn does not grow too old while others begin", async () => {
    const { desk, batchId } = await confirmed("Alice Anders", "Bob Brown");
    const [first, second] = desk.jobs.queued.splice(0);
    later(desk, 14 * minute);
    const { batches } = desk.resets;
    desk.jobs.queued.push(first!);
    await desk.carryOut();
    batches.set(batchId, { ...batches.get(batchId)!, aliveAt: desk.clock.now.toISOString() });
    later(desk, 14 * minute);
    desk.jobs.queued.push(second!);
    await desk.carryOut();
    assert.deepEqual((await desk.resets.progress(batchId))?.verdicts, { complete: 2 });
  });
});
