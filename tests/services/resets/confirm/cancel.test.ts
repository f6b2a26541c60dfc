import assert from "node:assert/strict";
import { aMobile } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

async function aSummary(...names: string[]) {
  const desk = aDesk();
  for (const name of names) desk.world.has(aPerson(name), [aMobile()]);
  const { batchId } = reviewOf(await desk.summaryFor(...desk.world.people.keys()));
  return { desk, press: desk.press(batchId) };
}

describe("services/resets/cancel", () => {
  it("gives every pending reset up, and records each", async () => {
    const { desk, press } = await aSummary("Alice Anders", "Bob Brown");
    const resets = await desk.cancel(press);
    assert.deepEqual(
      resets.map(({ state }) => state),
      ["cancelled", "cancelled"],
    );
    assert.deepEqual(desk.audit.kinds(), ["cancelled", "cancelled"]);
  });
  it("twice: recorded once", async () => {
    const { desk, press } = await aSummary("Alice Anders");
    await Promise.all([desk.cancel(press), desk.cancel(press)]);
    assert.deepEqual(desk.audit.kinds(), ["cancelled"]);
  });
  it("what was claimed meanwhile goes on", async () => {
    const { desk, press } = await aSummary("Alice Anders");
    await desk.confirm({ ...press, ticks: {}, details: noDetails });
    const [reset] = await desk.cancel(press);
    assert.equal(reset?.state, "claimed");
    assert.deepEqual(desk.audit.entries, []);
  });
  it("Cancel and Confirm at once: one of them", async () => {
    const { desk, press } = await aSummary("Alice Anders");
    const confirm = async () => {
      const confirmed = await desk.confirm({ ...press, ticks: {}, details: noDetails });
      if (confirmed.kind === "claimed") await desk.carryOut();
    };
    await Promise.all([desk.cancel(press), confirm()]);
    const [reset] = await desk.resets.batch(press.batchId);
    assert.equal(desk.world.removals().length, reset?.state === "cancelled" ? 0 : 1);
  });
  it("only its operator's", async () => {
    const { desk, press } = await aSummary("Alice Anders");
    const stranger = { ...press, operator: anOperator({ objectId: "mallory" }) };
    await assert.rejects(desk.cancel(stranger), { code: "not-yours" });
    await assert.rejects(desk.show(stranger), { code: "not-yours" });
  });
  it("show: the state and the rule, for its operator", async () => {
    const { desk, press } = await aSummary("Alice Anders");
    const { resets, rule } = await desk.show(press);
    assert.equal(resets[0]?.state, "pending");
    assert.equal(rule.requireReason, false);
    await assert.rejects(desk.show({ ...press, batchId: "made-up" }), { code: "card-unknown" });
  });
});
