import type { PreferredMethod } from "../../../core/reset/method.ts";
import type { RemovalAnswer, Step } from "../../../core/reset/outcome.ts";
import { abandon, afterAnswer, isGone, settle } from "../../../core/reset/steps.ts";
import type { WorkOnMethods } from "../../tenants/open-tenant.ts";
import { HandedBack } from "./handed-back.ts";

/** What is still to be done for one target. */
export interface Remaining {
  readonly targetId: string;
  readonly steps: readonly Step[];
  readonly changeDefaultTo?: PreferredMethod;
}

export interface RoundsDeps {
  readonly methods: WorkOnMethods;
  readonly now: () => Date;
  /** Aborts when the reset has taken too long. */
  readonly signal: AbortSignal;
  /** Aborts a removal that only waits for its next try: it is left to whoever goes on. */
  readonly stopped: AbortSignal;
  /** A signal that aborts after this many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Before each request. Throws `HandedBack`. */
  readonly mayGoOn: () => Promise<void>;
  readonly recordDefault: (answer: RemovalAnswer) => Promise<void>;
  /** Resolves when the step before is durable; this one may become so while the next removal is under way. What it throws stops the reset. */
  readonly record: (steps: readonly Step[], changed: Step) => Promise<void>;
}

/** A job that could not go on for this long must not resume silently (product.md §4.8). */
export const longestPauseMs = 15 * 60 * 1000;

/**
 * One request at a time, each removal at most once with success. After a refusal for one of the two ordering rules it goes round
 * again, until a round removes nothing. Removed ones are never asked for again: a number registered anew has the old id.
 */
export async function removeInRounds(start: Remaining, deps: RoundsDeps): Promise<readonly Step[]> {
  const { targetId, changeDefaultTo } = start;
  let { steps } = start;
  if (changeDefaultTo) {
    await deps.mayGoOn();
    // A refusal here is not the end: the rounds below find out what can go all the same.
    const answer = await deps.methods.changeDefault(targetId, changeDefaultTo, deps.signal);
    await deps.recordDefault(answer);
  }
  for (;;) {
    const before = steps.filter(isGone).length;
    const round = await oneRound(targetId, steps, deps);
    if (round.stopped) return abandon(round.steps);
    steps = round.steps;
    const waiting = steps.some((step) => step.status === "waiting");
    if (!waiting || steps.filter(isGone).length === before) return settle(steps);
  }
}

async function oneRound(
  targetId: string,
  start: readonly Step[],
  deps: RoundsDeps,
): Promise<{ steps: readonly Step[]; stopped: boolean }> {
  let steps = start;
  for (const [index, step] of start.entries()) {
    if (step.status !== "waiting") continue;
    await deps.mayGoOn();
    const answer = await removeOne(targetId, step, deps);
    const changed = afterAnswer(step, answer, deps.now().toISOString());
    steps = steps.with(index, changed);
    await deps.record(steps, changed);
    if (deps.signal.aborted || isTimeUp(answer)) return { steps, stopped: true };
  }
  return { steps, stopped: false };
}

async function removeOne(targetId: string, step: Step, deps: RoundsDeps): Promise<RemovalAnswer> {
  const signal = AbortSignal.any([deps.signal, deps.stopped, deps.timeout(longestPauseMs)]);
  const answer = await deps.methods.remove(targetId, step.removal, signal);
  if (deps.stopped.aborted && isTimeUp(answer)) throw new HandedBack();
  return answer;
}

function isTimeUp(answer: RemovalAnswer): boolean {
  return answer.kind === "refused" && answer.trouble === "given-up";
}
