import assert from "node:assert/strict";
import type { Details } from "../../../../core/details.ts";
import { pendingLifetimeMs } from "../../../../core/reset/pending-reset.ts";
import type { Choice } from "../../../../services/resets/prepare/choice-store.ts";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, conversationId, reviewOf } from "../../../support/fakes/a-desk.ts";

const details: Details = { reason: "lost", ticket: "INC-1", revokeSessions: true };

function deskWithTwo() {
  const desk = aDesk();
  for (const name of ["Alice Anders", "Alina Adams"]) desk.world.has(aPerson(name), [aMobile()]);
  return desk;
}

async function aChoice(desk = deskWithTwo()) {
  const wanted = { whole: "ali", parts: [{ by: "name", value: "ali" }] } as const;
  const prepared = await desk.prepare({ operator: anOperator(), conversationId, details, wanted });
  if (prepared.kind !== "choose") throw new Error(`No choice but ${prepared.kind}`);
  const pick = (picked: readonly number[], part: Partial<Choice> = {}) =>
    desk.prepareAgain.ofChoice({
      operator: part.operator ?? anOperator(),
      conversationId: part.conversationId ?? conversationId,
      choiceId: part.id ?? prepared.choice.id,
      picked,
    });
  return { desk, pick };
}

describe("services/resets/prepare-again", () => {
  describe("ofBatch", () => {
    it("a fresh summary of the same people, by object id, with what was said", async () => {
      const desk = deskWithTwo();
      const wanted = { parts: [{ by: "id", value: "alice" }] } as const;
      const first = reviewOf(await desk.prepare({ operator: anOperator(), conversationId, details, wanted }));
      desk.world.people.get("alice")!.methods.push(anAuthenticator());
      desk.clock.now = new Date(desk.clock.now.getTime() + pendingLifetimeMs);
      desk.world.done.length = 0;
      const again = reviewOf(await desk.prepareAgain.ofBatch(desk.press(first.batchId)));
      assert.notEqual(again.batchId, first.batchId);
      assert.equal(again.resets[0]?.plan.removals.length, 2);
      assert.deepEqual(again.resets[0].details, details);
      assert.equal(desk.world.done[0], "find alice");
    });
    it("only for its operator, in its conversation", async () => {
      const desk = deskWithTwo();
      const { batchId } = reviewOf(await desk.summaryFor("alice"));
      const stranger = desk.press(batchId, anOperator({ objectId: "mallory" }));
      await assert.rejects(desk.prepareAgain.ofBatch(stranger), { code: "not-yours" });
      const elsewhere = { ...desk.press(batchId), conversationId: "elsewhere" };
      await assert.rejects(desk.prepareAgain.ofBatch(elsewhere), { code: "card-unknown" });
    });
  });

  describe("ofChoice", () => {
    it("the one that was picked, with what was said", async () => {
      const { pick } = await aChoice();
      const { resets } = reviewOf(await pick([1]));
      assert.deepEqual(
        resets.map(({ plan }) => plan.target.objectId),
        ["alina"],
      );
      assert.deepEqual(resets[0]?.details, details);
    });
    it("positions outside the offer name nobody", async () => {
      const { desk, pick } = await aChoice();
      await assert.rejects(pick([2, 99]), { code: "card-unknown" });
      await assert.rejects(pick([]), { code: "card-unknown" });
      assert.equal(desk.resets.rows.size, 0);
    });
    it("unknown, too old, another's, or from elsewhere: refused", async () => {
      const { desk, pick } = await aChoice();
      await assert.rejects(pick([0], { id: "made-up" }), { code: "card-unknown" });
      await assert.rejects(pick([0], { operator: anOperator({ objectId: "mallory" }) }), { code: "not-yours" });
      await assert.rejects(pick([0], { conversationId: "elsewhere" }), { code: "card-unknown" });
      desk.clock.now = new Date(desk.clock.now.getTime() + pendingLifetimeMs);
      await assert.rejects(pick([0]), { code: "card-unknown" });
    });
  });
});
