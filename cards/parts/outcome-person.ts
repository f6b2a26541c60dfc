import { type ProblemCode, problems } from "../../core/problem.ts";
import type { Outcome, Step } from "../../core/reset/outcome.ts";
import type { PendingReset, ResetState } from "../../core/reset/pending-reset.ts";
import { isGone } from "../../core/reset/steps.ts";
import { type Element, item, line, present, subheading } from "../kit/kit.ts";
import { denialWords } from "../words/denial-words.ts";
import { sessionWords, stepWords } from "../words/step-words.ts";
import { adviceOn, verdictWords } from "../words/verdict-words.ts";
import { methodWords } from "../words/words.ts";
import { keptLines } from "./method-lines.ts";

const stateWords: Readonly<Record<ResetState, string>> = {
  pending: "Not confirmed",
  "waiting-for-verification": "Waiting for verification",
  "waiting-for-approval": "Waiting for approval",
  claimed: "Confirmed, not begun",
  begun: "Still working",
  ended: "Ended without a result",
  cancelled: "Cancelled: nothing was changed",
  superseded: "No longer as on the summary: nothing was changed",
};

/** The decisive sentence about one person. */
export function resultWords({ outcome, state, act, sessions }: PendingReset): string {
  if (outcome) return verdictWords(outcome, act);
  const words = stateWords[state];
  return sessions === "revoked" ? words.replace("nothing was changed", "only the sessions were revoked") : words;
}

/** What became of each method, what stays, and what to do. */
export function outcomeLines({ outcome, act }: PendingReset): Element[] {
  if (!outcome) return [];
  const advice = adviceOn(outcome.verdict, act);
  const sessions = sessionWords[outcome.sessions];
  return present([
    advice !== undefined && line(advice),
    outcome.denial && line({ bold: denied(outcome) }, denialWords(outcome.denial)),
    outcome.stoppedBy && line({ bold: `Stopped: ${whyStopped(outcome.stoppedBy)}.` }),
    ...outcome.steps.map(stepLine),
    sessions !== undefined && line(sessions),
    ...appeared(outcome),
    ...(outcome.kept.length > 0 ? [subheading("Stays, can still sign in"), ...keptLines(outcome.kept)] : []),
  ]);
}

function whyStopped(code: ProblemCode): string {
  return code === "sign-in-needed" ? "it waited 15 minutes for you to sign in" : problems[code].title;
}

/** A denial in the middle: the check before it was taken up again said no. */
function denied({ steps }: Outcome): string {
  return steps.some(isGone) ? "Not gone on with. " : "Nothing was touched. ";
}

function stepLine(step: Step): Element {
  const { method, status, todo } = stepWords(step);
  return todo === undefined
    ? item(`${method}: `, { bold: status })
    : item(`${method}: `, { bold: status }, `. ${todo}`);
}

function appeared(outcome: Outcome): Element[] {
  if (outcome.appeared.length === 0) return [];
  return [
    line({ bold: "Appeared after you confirmed, left alone. " }, "Ask the person whether that was them:"),
    ...outcome.appeared.map((method) => item(methodWords(method))),
  ];
}
