import assert from "node:assert/strict";
import type { PendingReset, ResetState } from "../../core/reset/pending-reset.ts";
import { type BatchState, batchCard, batchNote, stateOf } from "../../dialogs/batch-card.ts";
import { anOutcome, aReset, easyRule, manyResets, now } from "../support/builders/resets.ts";
import { textOf } from "../support/read-card.ts";

const later = new Date(Date.parse(aReset().expiresAt));
const of = (...states: ResetState[]): PendingReset[] =>
  manyResets(states.length, (index) => {
    const state = states[index]!;
    return { state, ...(state === "ended" && { outcome: anOutcome() }) };
  });

describe("dialogs/batch-card", () => {
  const table: [ResetState[], BatchState, RegExp, RegExp][] = [
    [["pending"], "open", /Reset MFA for/, /asked for/],
    [["waiting-for-verification"], "open", /Reset MFA for/, /asked for/],
    [["waiting-for-approval", "cancelled"], "open", /Reset MFA for/, /asked for/],
    [["pending", "superseded"], "open", /Reset MFA for/, /asked for/],
    [["claimed"], "working", /Working/, /working/],
    [["ended", "begun", "cancelled"], "working", /Working/, /working/],
    [["ended"], "ended", /Complete/, /done/],
    [["ended", "cancelled", "superseded", "pending"], "ended", /people: 1 complete/, /done/],
    [["cancelled"], "cancelled", /Cancelled/, /cancelled/],
    [["superseded", "cancelled"], "superseded", /Replaced/, /asked for/],
  ];
  for (const [states, state, card, note] of table) {
    it(`${states.join(", ")}: ${state}`, () => {
      const resets = of(...states);
      assert.equal(stateOf(resets, now), state);
      assert.match(textOf(batchCard({ batchId: "batch-1", resets, excluded: [], rule: easyRule, now })), card);
      assert.match(textOf(batchNote(resets, now)), note);
    });
  }
  it("pending after ten minutes: expired, unless something goes on or has ended", () => {
    assert.equal(stateOf(of("pending", "cancelled"), later), "expired");
    assert.equal(stateOf(of("pending", "begun"), later), "working");
    assert.equal(stateOf(of("pending", "ended"), later), "ended");
    const resets = of("pending");
    assert.match(
      textOf(batchCard({ batchId: "batch-1", resets, excluded: [], rule: easyRule, now: later })),
      /Expired/,
    );
    assert.match(textOf(batchNote(resets, later)), /expired/);
  });
  it("a batch that is not there any more closes its card", () => {
    assert.equal(stateOf([], now), "cancelled");
    assert.match(textOf(batchNote([], now)), /cancelled/);
  });
  it("the note counts people and customers, and has the reference", () => {
    const text = textOf(batchNote(manyResets(3), now));
    assert.match(text, /3 people, 2 customers/);
    assert.match(text, /Person Number 1, Contoso/);
    assert.match(text, /Reference: B7E41C90/);
  });
});
