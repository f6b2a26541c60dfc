import assert from "node:assert/strict";
import { Problem } from "../../core/problem.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import { aMobile, anAuthenticator } from "../support/builders/methods.ts";
import { aPerson } from "../support/builders/people.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk, noDetails, reviewOf } from "../support/fakes/a-desk.ts";
import type { Someone } from "../support/fakes/a-world.ts";
import { textOf, titlesOf } from "../support/read-card.ts";

/** `between`: what happens to Alice before Confirm is pressed. */
async function claimed(between: (alice: Someone) => void = () => undefined) {
  const desk = aDesk();
  const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  between(alice);
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  return { desk, batchId, ...aConversation(desk), carryOut: () => desk.carryOut() };
}

describe("dialogs/reset-events", () => {
  it("progressed: the working card and note, nothing said anew", async () => {
    const { hear, batchId } = await claimed();
    const { card, note, fresh, batchId: same } = await hear({ kind: "progressed", batchId });
    assert.match(textOf(card), /Working …/);
    assert.match(textOf(note), /working/);
    assert.deepEqual([fresh, same], [undefined, batchId]);
  });
  it("progressed, with a pause: the card says how long nothing happens", async () => {
    const { hear, batchId } = await claimed();
    const { card } = await hear({ kind: "progressed", batchId, pause: { ms: 30_000, before: "next-try" } });
    assert.match(textOf(card), /Working …[^]*Microsoft is busy: it goes on in 30 seconds\./);
  });
  it("finished: the outcome, and the verdict in the note", async () => {
    const { hear, batchId, carryOut } = await claimed();
    await carryOut();
    const { card, note, fresh } = await hear({ kind: "finished", batchId });
    assert.match(textOf(card), /Complete: all 2 gone/);
    assert.match(textOf(note), /done[^]*Alice Anders: Complete/);
    assert.equal(fresh, undefined);
  });
  it("changed: the old card is closed, and a fresh summary says that something changed", async () => {
    const { desk, hear, carryOut } = await claimed((alice) => void alice.methods.pop());
    await carryOut();
    const { card, fresh } = await hear(desk.events.at(-1)!);
    assert.match(textOf(card), /Replaced/);
    assert.deepEqual(titlesOf(card), []);
    assert.match(textOf(fresh!.card), /Something changed since the last summary/);
    assert.equal(fresh?.personal, true);
    assert.ok(fresh.batchId);
  });
  it("changed, and nothing is left: said anew in the personal chat", async () => {
    const { desk, hear, carryOut } = await claimed((alice) => void alice.methods.splice(0));
    await carryOut();
    const { fresh } = await hear(desk.events.at(-1)!);
    assert.match(textOf(fresh!.card), /Nothing to reset: Alice Anders/);
  });
  it("troubled: the problem with a reference that people can read out, in the personal chat only", async () => {
    const { hear } = await claimed();
    const event: ResetEvent = { kind: "troubled", batchId: "ab-cdef-0123-xyz", problem: new Problem("no-record") };
    const { fresh, note } = await hear(event);
    assert.match(textOf(fresh!.card), /The record could not be written[^]*ABCDEF01/);
    assert.equal(fresh?.personal, true);
    assert.doesNotMatch(textOf(note), /record/);
  });
});
