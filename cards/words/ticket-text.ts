import type { Action } from "../../core/access/actions.ts";
import { shortReference } from "../../core/reference.ts";
import type { Outcome } from "../../core/reset/outcome.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { short } from "../kit/foreign.ts";
import { actNames } from "./act-words.ts";
import { sessionWords, statusWords } from "./step-words.ts";
import { dayAndTime } from "./time.ts";
import { verdictWords } from "./verdict-words.ts";
import { detailWords, kindWords, nameOf } from "./words.ts";

/** One paragraph a line, to paste into a ticket: kinds of methods only, never a number or a device. */
export function ticketText(reset: PendingReset): string[] {
  const { plan, operator, outcome, details, batchId, act } = reset;
  const who = `${actNames[act]} for ${nameOf(plan.target)} (${short(plan.target.userPrincipalName, 120)}), ${short(plan.target.customerName)}`;
  const when = outcome ? `${dayAndTime(outcome.endedAt)}, by ${short(operator.name)}` : `By ${short(operator.name)}`;
  return [
    `${who}.`,
    `${when}.`,
    ...(outcome ? outcomeLines(outcome, act) : []),
    ...detailWords(details).map(({ label, value }) => `${label}: ${value}.`),
    `Reference: ${shortReference(batchId)}.`,
  ];
}

function outcomeLines(outcome: Outcome, act: Action): string[] {
  const steps = outcome.steps.map((step) => `${kindWords[step.removal.method.kind]}: ${statusWords[step.status]}`);
  const kept = outcome.kept.map(({ method }) => kindWords[method.kind]);
  const sessions = sessionWords[outcome.sessions];
  return [
    `${verdictWords(outcome, act)}.`,
    ...(steps.length > 0 ? [`${steps.join("; ")}.`] : []),
    ...(kept.length > 0 ? [`Kept: ${kept.join("; ")}.`] : []),
    ...(sessions === undefined ? [] : [sessions]),
  ];
}
