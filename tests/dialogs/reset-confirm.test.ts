import assert from "node:assert/strict";
import { fields, ticksInput } from "../../core/presses/vocabulary.ts";
import { anAccessWith } from "../support/builders/an-access.ts";
import { aMobile, anAuthenticator } from "../support/builders/methods.ts";
import { anOperator, aPerson } from "../support/builders/people.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk } from "../support/fakes/a-desk.ts";
import { inputOf, textOf, titlesOf } from "../support/read-card.ts";

async function aSummary(desk = aDesk()) {
  desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
  const conversation = aConversation(desk);
  const { batchId } = await conversation.start("alice");
  return { desk, ...conversation, batchId: batchId! };
}

describe("dialogs/reset: Confirm", () => {
  it("answers Working at once; the work follows the answer", async () => {
    const { desk, confirm, say, batchId } = await aSummary();
    const { card, personal, note } = await confirm(batchId);
    assert.match(textOf(card), /Working …[^]*0 of 2 methods/);
    assert.deepEqual(titlesOf(card), ["Refresh"]);
    assert.equal(personal, true);
    assert.match(textOf(note!), /working/);
    assert.deepEqual(desk.world.removals(), []);
    await desk.carryOut();
    assert.equal(desk.world.removals().length, 2);
    const after = await say<"reset.show">({ kind: "reset.show", batchId });
    assert.match(textOf(after.card), /Complete: all 2 gone/);
    assert.match(textOf(after.note!), /done[^]*Alice Anders: Complete/);
  });
  it("a second press shows the state and nothing follows", async () => {
    const { confirm, batchId } = await aSummary();
    await confirm(batchId);
    const { card, afterwards } = await confirm(batchId);
    assert.match(textOf(card), /Working/);
    assert.equal(afterwards, undefined);
  });
  it("something is missing: the card comes back with its ticks and words as they were", async () => {
    const { confirm, batchId } = await aSummary(aDesk({ access: anAccessWith({ requireTicket: true }) }));
    const details = { reason: "lost", revokeSessions: true } as const;
    const { card, personal, afterwards, note } = await confirm(batchId, { ticks: { 0: [1] }, details });
    assert.match(textOf(card), /Not confirmed yet[^]*Enter the ticket/);
    assert.equal(inputOf(card, ticksInput(0))["value"], "1");
    assert.equal(inputOf(card, fields.reason)["value"], "lost");
    assert.equal(inputOf(card, fields.revoke)["value"], "true");
    assert.deepEqual([personal, afterwards, note], [true, undefined, undefined]);
  });
  it("nothing ticked: the card comes back without a tick", async () => {
    const { confirm, batchId } = await aSummary();
    const { card } = await confirm(batchId, { ticks: { 0: [] } });
    assert.match(textOf(card), /Tick at least one method/);
    assert.equal(inputOf(card, ticksInput(0))["value"] ?? "", "");
  });
  it("nothing can be read once it is claimed: the work follows all the same", async () => {
    const { desk, confirm, batchId } = await aSummary();
    const claim = desk.resets.claim.bind(desk.resets);
    desk.resets.claim = (...said) => {
      desk.resets.batch = () => Promise.reject(new Error("no disk"));
      return claim(...said);
    };
    const { card } = await confirm(batchId);
    assert.match(textOf(card), /Working/);
    await desk.carryOut();
    assert.equal(desk.world.removals().length, 2);
  });
  it("by somebody else: not theirs, and nothing follows", async () => {
    const { desk, say, batchId } = await aSummary();
    const command = { kind: "reset.confirm", batchId, ticks: {}, details: { revokeSessions: false } } as const;
    const mallory = { operator: anOperator({ objectId: "mallory" }) };
    await assert.rejects(say<"reset.confirm">(command, mallory), { code: "not-yours" });
    await assert.rejects(say<"reset.confirm">(command, { conversationId: "elsewhere" }), { code: "card-unknown" });
    assert.deepEqual(desk.world.removals(), []);
  });
});
