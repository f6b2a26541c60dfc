import assert from "node:assert/strict";
import { channelNoteCard } from "../../cards/channel-note-card.ts";
import { closedCard } from "../../cards/closed-card.ts";
import { excludedCard } from "../../cards/excluded-card.ts";
import { outcomeCard } from "../../cards/outcome-card.ts";
import { reviewCard } from "../../cards/review-card.ts";
import { workingCard } from "../../cards/working-card.ts";
import type { Outcome } from "../../core/reset/outcome.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { planNothing } from "../../core/reset/plan-reset.ts";
import { anOutcome, aPlan, aReset, aTarget, batchId, easyRule, manyResets, now } from "../support/builders/resets.ts";
import { viewId } from "../support/builders/views.ts";
import { buttonOf, textOf, titlesOf } from "../support/read-card.ts";

const act = "revoke-sessions";
const aRevoke = (part: Partial<PendingReset> = {}) =>
  aReset({ act, plan: planNothing(aTarget(), now), details: { revokeSessions: true }, ...part });
const several = (number: number, part: (index: number) => Partial<PendingReset> = () => ({})) =>
  manyResets(number, (index) => ({
    ...{ act, plan: planNothing(aTarget({ displayName: `Person ${index + 1}` }), now), ...part(index) },
  }));
const done = (part: Partial<Outcome> = {}) => anOutcome({ steps: [], kept: [], sessions: "revoked", ...part });
const review = { batchId, excluded: [], rule: easyRule, now };

describe("cards of revoking sessions", () => {
  it("the summary says what ends and what stays, asks for a reason, and offers no tick", () => {
    const card = reviewCard({ ...review, resets: [aRevoke()] });
    const text = textOf(card);
    assert.match(text, /^Revoke sessions of Alice Anders\?/);
    assert.match(text, /What follows: every session ends, and signing in again is needed everywhere/);
    assert.match(text, /\nReason\n/);
    assert.doesNotMatch(text, /Also sign out|Will be deleted|registers again/);
    assert.deepEqual(buttonOf(card, "Confirm: Alice Anders, Contoso")["data"], { batch: batchId });
  });

  it("the summary of several names each, without methods", () => {
    const text = textOf(reviewCard({ ...review, resets: several(3) }));
    assert.match(text, /^Revoke sessions of 3 people\?/);
    assert.match(text, /\n2\. Person 2, Contoso\n/);
    assert.doesNotMatch(text, /will be deleted|Methods 1/);
  });

  it("beside a reset, guests are said to be out of reach of a sign-out", () => {
    const guest = aPlan({ target: aTarget({ userType: "guest" }) });
    const words = /Guests can only be signed out by their home organisation/;
    assert.match(textOf(reviewCard({ ...review, resets: [aReset({ plan: guest })] })), words);
    assert.doesNotMatch(textOf(reviewCard({ ...review, resets: [aReset()] })), words);
  });

  it("working counts people", () => {
    const resets = several(3, (index) => ({ state: index === 0 ? "ended" : "begun" }));
    assert.match(textOf(workingCard({ batchId, resets })), /1 of 3 users\n/);
    assert.match(textOf(workingCard({ batchId, resets: [aRevoke({ state: "begun" })] })), /0 of 1 user\n/);
  });

  it("the outcome says what Microsoft accepted, and what nobody knows", () => {
    const outcomeOf = (outcome: Outcome) =>
      outcomeCard({ batchId, resets: [aRevoke({ state: "ended", outcome })], now });
    const complete = textOf(outcomeOf(done()));
    assert.match(complete, /^Complete: sessions revoked, accepted by Microsoft 14:05 UTC/);
    assert.match(complete, /Revoke sessions for Alice Anders/);
    const failed = outcomeOf(done({ verdict: "failed", sessions: "failed" }));
    assert.match(textOf(failed), /^Failed: no session was revoked[^]*NOT signed out/);
    assert.ok(titlesOf(failed).includes("Make it again"));
    const interrupted = textOf(outcomeOf(done({ verdict: "interrupted", sessions: "unknown" })));
    assert.match(interrupted, /^Interrupted: nobody knows[^]*Make it again: revoking twice does no harm/);
  });

  it("the way back to the view is there where it came from one", () => {
    const outcome = done();
    const back = outcomeCard({ batchId, resets: [aRevoke({ state: "ended", outcome, from: viewId })], now });
    assert.deepEqual(buttonOf(back, "Back to the view")["data"], { view: viewId });
    const closed = closedCard({ batchId, resets: [aRevoke({ from: viewId })], why: "cancelled" });
    assert.ok(titlesOf(closed).includes("Back to the view"));
    assert.deepEqual(titlesOf(closedCard({ batchId, resets: [aRevoke()], why: "cancelled" })), []);
  });

  it("a channel reads what was asked for", () => {
    const people = [{ name: "Alice Anders", customerName: "Contoso" }];
    const note = { operatorName: "Olive", people, counts: { people: 1, customers: 1 }, state: "asked" } as const;
    assert.match(textOf(channelNoteCard({ ...note, act })), /^Revoke sessions asked for/);
    assert.match(textOf(channelNoteCard(note)), /^MFA reset asked for/);
  });

  it("who is left out is left out of what was asked, and asked again for the same", () => {
    const near = [aTarget()];
    const notFound = { why: "not-found", asked: "alcie", searched: ["Contoso"], near } as const;
    const guest = { why: "guest-sessions", target: aTarget({ userType: "guest" }) } as const;
    const card = excludedCard({ act, excluded: [notFound, guest] });
    assert.match(textOf(card), /^None of the 2 can be signed out[^]*revoking here has no effect/);
    assert.deepEqual(buttonOf(card, "Revoke sessions for alice@contoso.com")["data"], {
      text: "revoke sessions for alice@contoso.com",
    });
    const details = excludedCard({ act: "details", excluded: [notFound] });
    assert.deepEqual(buttonOf(details, "Details of alice@contoso.com")["data"], { text: "user alice@contoso.com" });
  });
});
