import assert from "node:assert/strict";
import { aMobile } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

/** Confirmed, and given up in the store by somebody who had not written it down yet. */
async function givenUp() {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  const [reset] = await desk.resets.batch(batchId);
  assert.ok(reset);
  await desk.resets.move(reset.id, ["claimed"], "cancelled");
  const { id: resetId, operator, plan } = reset;
  const write = () =>
    desk.audit.record({ kind: "cancelled", operator, at: reset.createdAt, resetId, target: plan.target });
  return { desk, write };
}

describe("a reset that was given up", () => {
  it("by somebody who died before it was recorded: recorded by its job, once, after a while", async () => {
    const { desk } = await givenUp();
    await desk.carryOut();
    assert.deepEqual(desk.audit.kinds(), ["cancelled"]);
    assert.deepEqual(desk.jobs.ends, [{ kind: "later", afterMs: 60_000 }, { kind: "done" }]);
    assert.deepEqual(desk.world.removals(), []);
  });

  it("is left to whoever is writing it down", async () => {
    const { desk, write } = await givenUp();
    await desk.jobs.drain(desk.run, () => void write());
    assert.deepEqual(desk.audit.kinds(), ["cancelled"]);
  });

  it("and recorded: nothing is left to do", async () => {
    const { desk, write } = await givenUp();
    await write();
    await desk.carryOut();
    assert.deepEqual(desk.jobs.ends, [{ kind: "done" }]);
    assert.deepEqual(desk.audit.kinds(), ["cancelled"]);
  });
});
