import type { Pause } from "../core/pause.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import { problems } from "../core/problem.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { buttons, type Card, card, type Element, line, press } from "./kit/kit.ts";
import { actOf } from "./words/act-words.ts";
import { andMore } from "./words/and-more.ts";
import { count, nameAndCustomer } from "./words/words.ts";

export interface WorkingView {
  readonly batchId: string;
  readonly resets: readonly PendingReset[];
  /** Why nothing happens right now. */
  readonly pause?: Pause;
}

/** How far it has come. The bot updates it; Refresh is for a client that missed that. */
export function workingCard({ batchId, resets, pause }: WorkingView): Card {
  const people = resets.filter(hasEnded).length;
  const isReset = actOf(resets) === "reset";
  const done = isReset ? sum(resets, doneOf) : people;
  const all = isReset ? sum(resets, allOf) : resets.length;
  const words = `${done} of ${count(all, isReset ? "method" : "user")}`;
  return card("Working …", [
    line({ bold: resets.length === 1 || !isReset ? words : `${words}, ${people} of ${resets.length} users` }),
    progress(done, all),
    line(namesOf(resets)),
    resets.some(isAwaitingSignIn) && line({ bold: "Waiting for you to sign in. " }, signInWords),
    pause && line(pauseWords(pause)),
    line({ quiet: "You can leave this chat: the result appears here." }),
    buttons([press("Refresh", { verb: verbs.show, data: { [fields.batch]: batchId } })]),
  ]);
}

const signInWords = "The card for it is in your chat with me. It goes on by itself then, within 15 minutes.";

function isAwaitingSignIn({ state, parked }: PendingReset): boolean {
  return (state === "claimed" || state === "begun") && parked?.why === "sign-in";
}

/** Rounded up: what goes on sooner than said disappoints nobody. */
function pauseWords({ ms, before, because }: Pause): string {
  const seconds = Math.ceil(ms / 1000);
  const time = seconds <= 90 ? count(seconds, "second") : count(Math.ceil(seconds / 60), "minute");
  if (because !== undefined) return `${problems[because].title}: it is tried again in ${time}.`;
  return before === "next-try"
    ? `Microsoft is busy: it goes on in ${time}.`
    : `Microsoft still lists something, or gave no answer: it is read again in ${time}.`;
}

/** A bar where the client knows one; its words otherwise. */
function progress(done: number, all: number): Element {
  const percent = all === 0 ? 0 : Math.round((100 * done) / all);
  return { type: "ProgressBar", value: percent, max: 100, color: "Accent", fallback: line(`${percent} % done`) };
}

/** Before the first step is recorded, what will be done is what was chosen. */
function allOf({ steps, chosen, plan }: PendingReset): number {
  return steps.length > 0 ? steps.length : (chosen ?? plan.removals).length;
}

function doneOf({ steps, outcome }: PendingReset): number {
  return (outcome?.steps ?? steps).filter(({ status }) => status !== "waiting").length;
}

function hasEnded({ state }: PendingReset): boolean {
  return state === "ended";
}

function sum(resets: readonly PendingReset[], of: (reset: PendingReset) => number): number {
  return resets.reduce((total, reset) => total + of(reset), 0);
}

function namesOf(resets: readonly PendingReset[]): string {
  const people = resets.map(({ plan }) => nameAndCustomer(plan.target));
  return andMore(people, 10, "; ");
}
