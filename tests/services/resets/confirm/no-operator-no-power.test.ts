import assert from "node:assert/strict";
import { anAccess } from "../../../support/builders/an-access.ts";
import { aMobile } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";

const alice = aPerson("Alice Anders");

describe("no operator, no power", () => {
  for (const code of ["sign-in-needed", "consent-missing", "wrong-tenant-token"] as const) {
    it(`a door that stays shut (${code}): nothing is read, saved or recorded`, async () => {
      const desk = aDesk();
      desk.world.has(alice, [aMobile()]);
      desk.world.closed = code;
      await assert.rejects(desk.summaryFor("alice"), { code });
      assert.deepEqual(desk.world.done, []);
      assert.equal(desk.resets.rows.size + desk.choices.kept.size, 0);
      assert.deepEqual(desk.audit.entries, []);
    });
  }
  it("an operator without a desk role finds nobody", async () => {
    const desk = aDesk({ access: anAccess({ roles: [] }) });
    desk.world.has(alice, [aMobile()]);
    await assert.rejects(desk.summaryFor("alice"), { code: "desk-role-missing" });
    assert.deepEqual(desk.world.done, []);
  });
  it("signed out between summary and Confirm: nothing is removed, and it is said", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile()]);
    const [reset] = await resetMfaOf(desk, ["alice"], () => {
      desk.world.closed = "sign-in-needed";
    });
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(reset?.state, "claimed");
    assert.equal(reset.parked?.why, "sign-in");
    assert.ok(desk.events.some(({ kind }) => kind === "sign-in-needed"));
  });
  it("the door is opened with the operator of the reset, in the target's tenant", async () => {
    const desk = aDesk();
    desk.world.has(alice, [aMobile()]);
    const { batchId } = reviewOf(await desk.summaryFor("alice"));
    const stranger = { ...desk.press(batchId).operator, objectId: "mallory" };
    await assert.rejects(desk.confirm({ ...desk.press(batchId, stranger), ticks: {}, details: noDetails }), {
      code: "not-yours",
    });
    assert.equal([...desk.resets.rows.values()][0]?.state, "pending");
  });
});
