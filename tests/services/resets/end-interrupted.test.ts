import assert from "node:assert/strict";
import { freshSteps } from "../../../core/steps.ts";
import { aPendingReset } from "../../support/builders/a-pending-reset.ts";
import { aDesk } from "../../support/fakes/a-desk.ts";

const { plan } = aPendingReset();
const claimedAt = "2026-11-24T14:04:00.000Z";

describe("services/resets/end-interrupted", () => {
  it("ends what was begun at the step it had reached, and resumes nothing", async () => {
    const desk = aDesk();
    const [first, second] = freshSteps(plan.removals);
    const steps = [{ ...first!, status: "deleted" as const }, second!];
    await desk.resets.save([aPendingReset({ state: "begun", steps, claimedAt })]);
    assert.equal(await desk.endInterrupted(), 1);
    const [reset] = await desk.resets.batch("batch-1");
    assert.equal(reset?.state, "ended");
    assert.equal(reset.outcome?.verdict, "interrupted");
    assert.deepEqual(
      reset.outcome.steps.map(({ status }) => status),
      ["deleted", "not-tried"],
    );
    assert.equal(reset.outcome.startedAt, claimedAt);
    assert.equal(reset.outcome.sessions, "not-asked");
    assert.deepEqual(desk.world.done, []);
    assert.deepEqual(desk.audit.kinds(), ["ended"]);
    assert.deepEqual(desk.events, [{ kind: "finished", batchId: "batch-1" }]);
  });
  it("claimed and not begun: nothing was tried of what was chosen; nobody knows of the sessions", async () => {
    const desk = aDesk();
    const details = { revokeSessions: true };
    await desk.resets.save([aPendingReset({ state: "claimed", chosen: ["authenticator"], details })]);
    await desk.endInterrupted();
    const [reset] = await desk.resets.batch("batch-1");
    assert.deepEqual(
      reset!.outcome!.steps.map(({ removal, status }) => `${removal.method.kind} ${status}`),
      ["authenticator not-tried"],
    );
    assert.equal(reset!.outcome!.sessions, "unknown");
    assert.equal(reset!.outcome!.startedAt, reset!.createdAt);
  });
  it("without a choice on record the whole plan was not tried", async () => {
    const desk = aDesk();
    await desk.resets.save([aPendingReset({ state: "claimed" })]);
    await desk.endInterrupted();
    assert.equal((await desk.resets.batch("batch-1"))[0]?.outcome?.steps.length, plan.removals.length);
  });
  it("leaves everything else alone, and tells each batch once", async () => {
    const desk = aDesk();
    const states = ["pending", "cancelled", "superseded", "begun", "claimed"] as const;
    await desk.resets.save(states.map((state, position) => aPendingReset({ id: `r${position}`, position, state })));
    assert.equal(await desk.endInterrupted(), 2);
    assert.deepEqual(
      (await desk.resets.batch("batch-1")).map(({ state }) => state),
      ["pending", "cancelled", "superseded", "ended", "ended"],
    );
    assert.equal(desk.events.length, 1);
    assert.equal(await desk.endInterrupted(), 0);
  });
});
