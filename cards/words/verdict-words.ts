import type { Action } from "../../core/access/actions.ts";
import type { Outcome, Verdict } from "../../core/reset/outcome.ts";
import { isGone } from "../../core/reset/steps.ts";
import { timeOfDay } from "./time.ts";
import { count } from "./words.ts";

export const verdictNames: Readonly<Record<Verdict, string>> = {
  complete: "Complete",
  partial: "Partial",
  failed: "Failed",
  "nothing-to-reset": "Nothing to reset",
  unproven: "Unproven",
  interrupted: "Interrupted",
};

/** The verdict in words and figures. Never a bare "complete" over something that stays and should be looked at. */
export function verdictWords(outcome: Outcome, act: Action): string {
  return act === "reset" ? resetWords(outcome) : revokeWords(outcome);
}

function resetWords(outcome: Outcome): string {
  const all = outcome.steps.length;
  const gone = outcome.steps.filter(isGone).length;
  switch (outcome.verdict) {
    case "complete":
      return completeWords(outcome, all);
    case "partial":
      return `Partial: ${all - gone} of ${all} still registered${checked(outcome)}`;
    case "failed":
      return `Failed: nothing was removed, ${all - gone} of ${all} still registered${checked(outcome)}`;
    case "nothing-to-reset":
      return `Nothing to reset${checked(outcome)}`;
    case "unproven":
      return `Unproven: ${gone} of ${all} accepted, but nobody could check`;
    case "interrupted":
      return `Interrupted at step ${Math.min(gone + 1, all)} of ${all}`;
  }
}

/** Nothing can be read that would prove it: Microsoft's yes is what is said. */
function revokeWords({ verdict, endedAt }: Outcome): string {
  if (verdict === "complete") return `Complete: sessions revoked, accepted by Microsoft ${timeOfDay(endedAt)}`;
  if (verdict === "interrupted") return "Interrupted: nobody knows whether the sessions were revoked";
  return "Failed: no session was revoked";
}

/** What a verdict leaves open, and what to do about it. */
export function adviceOn(verdict: Verdict, act: Action): string | undefined {
  if (act === "reset") return adviceWords[verdict];
  return verdict === "interrupted" ? "Make it again: revoking twice does no harm." : undefined;
}

const adviceWords: Readonly<Record<Verdict, string | undefined>> = {
  complete: undefined,
  partial: undefined,
  failed: undefined,
  "nothing-to-reset": undefined,
  unproven: "Microsoft said yes, but reading again failed. Make it again to see what is left.",
  interrupted: "The bot had to stop in the middle. Make it again to see what is left.",
};

/** How many kept methods deserve a second look, those that turned up after Confirm included. */
function toLookAt(outcome: Outcome): number {
  return outcome.kept.filter(({ flags }) => flags.length > 0).length + outcome.appeared.length;
}

function completeWords(outcome: Outcome, all: number): string {
  const look = toLookAt(outcome);
  const gone = all === 1 ? "the 1 method is gone" : `all ${all} gone`;
  const proof = `${gone}${switchedOff(outcome)}${checked(outcome)}`;
  if (look > 0) return `Complete, but look at ${count(look, "method")} still there: ${proof}`;
  return `Complete: ${proof}`;
}

function switchedOff(outcome: Outcome): string {
  const off = outcome.steps.filter(({ status }) => status === "deactivated").length;
  return off === 0 ? "" : ` (${off} switched off, still assigned)`;
}

function checked({ checkedAt }: Outcome): string {
  return checkedAt === undefined ? "" : `, checked ${timeOfDay(checkedAt)}`;
}
