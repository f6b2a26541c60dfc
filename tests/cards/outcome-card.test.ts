import assert from "node:assert/strict";
import { checkCard } from "../../cards/kit/check-card.ts";
import { outcomeCard } from "../../cards/outcome-card.ts";
import type { Outcome, SessionsOutcome } from "../../core/reset/outcome.ts";
import type { PendingReset, ResetState } from "../../core/reset/pending-reset.ts";
import {
  allGone,
  anOutcome,
  aPlan,
  aReset,
  aTarget,
  batchId,
  ended,
  kept,
  manyResets,
  methods,
  now,
  removal,
} from "../support/builders/resets.ts";
import { textOf, titlesOf } from "../support/read-card.ts";

const show = (resets: PendingReset[]) => outcomeCard({ batchId, resets, now });
const titleOf = (outcome: Partial<Outcome>) => textOf(show([ended(anOutcome(outcome))])).split("\n")[0];
const still = { removal: removal(methods.app), status: "still-registered", trouble: "forbidden" } as const;

describe("outcome card", () => {
  it("gives the verdict in words and figures", () => {
    assert.equal(titleOf({}), "Complete: all 5 gone (1 switched off, still assigned), checked 14:05 UTC");
    const one = [{ removal: removal(methods.app), status: "already-gone" }] as const;
    assert.equal(titleOf({ steps: one }), "Complete: the 1 method is gone, checked 14:05 UTC");
    assert.equal(
      titleOf({ verdict: "partial", steps: [...allGone, still] }),
      "Partial: 1 of 6 still registered, checked 14:05 UTC",
    );
    assert.equal(
      titleOf({ verdict: "failed", steps: [still] }),
      "Failed: nothing was removed, 1 of 1 still registered, checked 14:05 UTC",
    );
    assert.equal(titleOf({ verdict: "nothing-to-reset", steps: [] }), "Nothing to reset, checked 14:05 UTC");
    assert.equal(titleOf({ verdict: "unproven" }), "Unproven: 5 of 5 accepted, but nobody could check");
    const stopped = allGone.map((step, index) => (index < 2 ? step : { ...step, status: "not-tried" as const }));
    assert.equal(titleOf({ verdict: "interrupted", steps: stopped }), "Interrupted at step 3 of 5");
  });

  it("is never a bare complete over something to look at", () => {
    assert.match(titleOf({ kept }) ?? "", /^Complete, but look at 1 method still there: all 5 gone/);
    assert.match(titleOf({ kept, appeared: [methods.app] }) ?? "", /^Complete, but look at 2 methods/);
  });

  it("says of each method what became of it, and what to do", () => {
    const text = textOf(
      show([ended(anOutcome({ verdict: "partial", steps: [...allGone, still], appeared: [methods.mobile] }))]),
    );
    assert.match(text, /Hardware token \(OATH\), GALT11420104: switched off, stays assigned/);
    assert.match(
      text,
      /Microsoft Authenticator, Pixel 8: still registered\. Your Entra role in this customer[^]*Privileged Auth/,
    );
    assert.match(text, /Appeared after you confirmed, left alone/);
  });

  it("says what became of the sessions", () => {
    const words: Record<SessionsOutcome, RegExp> = {
      revoked: /Signed out everywhere/,
      failed: /NOT signed out/,
      unknown: /Nobody knows whether/,
      "no-effect-on-guests": /home organisation/,
      "not-asked": /^(?![^]*[Ss]igned out)/,
    };
    for (const [sessions, expected] of Object.entries(words)) {
      assert.match(textOf(show([ended(anOutcome({ sessions: sessions as SessionsOutcome }))])), expected);
    }
  });

  it("offers a new summary only where something may be left", () => {
    assert.deepEqual(titlesOf(show([ended(anOutcome())])), ["Text for the ticket"]);
    const again = ["Text for the ticket", "Make it again"];
    assert.deepEqual(titlesOf(show([ended(anOutcome({ verdict: "interrupted" }))])), again);
  });

  it("says why it stopped, and who denied it: before anything, or in the middle", () => {
    const denial = { why: "desk-own-account" } as const;
    const notTried = allGone.map(({ removal }) => ({ removal, status: "not-tried" as const }));
    const stopped = anOutcome({ verdict: "failed", stoppedBy: "graph-unreachable", denial, steps: notTried });
    const text = textOf(show([ended(stopped)]));
    assert.match(text, /Stopped: Microsoft Graph can't be reached\./);
    assert.match(text, /Nothing was touched\. Desk rule: nobody resets their own account/);
    const middle = anOutcome({ verdict: "interrupted", denial, steps: allGone.slice(0, 1).concat(notTried.slice(1)) });
    assert.match(textOf(show([ended(middle)])), /Not gone on with\. Desk rule/);
    const waited = anOutcome({ verdict: "interrupted", stoppedBy: "sign-in-needed", steps: notTried });
    assert.match(textOf(show([ended(waited)])), /Stopped: it waited 15 minutes for you to sign in\./);
  });

  it("has a text for the ticket without numbers or devices", () => {
    const reset = ended(anOutcome({ sessions: "revoked" }), {
      details: {
        reason: "lost",
        reasonText: "in the lake",
        verification: "call-back",
        ticket: "INC-1042",
        revokeSessions: true,
      },
    });
    const text = textOf(show([reset]));
    const ticket = text.slice(text.indexOf("MFA reset for"));
    assert.match(
      ticket,
      /^MFA reset for Alice Anders \(alice@contoso\.com\), Contoso\.\n24 Nov 2026, 14:05 UTC, by Olive Operator\./,
    );
    assert.match(
      ticket,
      /Reason: Lost: in the lake\.\nCaller verified: Called back\.\nTicket: INC-1042\.\nReference: B7E41C90\./,
    );
    assert.doesNotMatch(ticket, /•|\+49|GALT|Pixel/);
  });

  it("says of a reset without a result where it stands", () => {
    const states: ResetState[] = [
      "pending",
      "waiting-for-verification",
      "waiting-for-approval",
      "claimed",
      "begun",
      "ended",
    ];
    for (const state of [...states, "cancelled", "superseded"] as ResetState[]) {
      assert.deepEqual(checkCard(show([aReset({ state })])), []);
      assert.match(textOf(show([aReset({ state }), aReset({ state, position: 1 })])), /^2 people: no result yet/);
    }
  });

  it("counts the verdicts of several people, the worst first", () => {
    const resets = manyResets(3, (index) => ({
      state: "ended",
      outcome: anOutcome({ verdict: index === 1 ? "failed" : "complete" }),
    }));
    assert.match(textOf(show(resets)), /^3 people: 1 failed, 2 complete\n1\. Person Number 1, Contoso: Complete/);
  });

  for (const number of [10, 25, 60, 100]) {
    it(`stays small with ${number} people of the longest names`, () => {
      const target = aTarget({ displayName: "N".repeat(256), customerName: "C".repeat(256) });
      const part = { state: "ended", outcome: anOutcome({ kept }), plan: aPlan({ target }) } as const;
      const resets = manyResets(number, () => part);
      assert.deepEqual(checkCard(show(resets)), []);
      assert.match(textOf(show(resets)), number > 60 ? /And 40 more/ : new RegExp(`${number}\\. N`));
    });
  }
});
