import type { RemovalAnswer, Step } from "../../core/outcome.ts";
import type { ResetPlan } from "../../core/plan.ts";
import { abandon, afterAnswer, freshSteps, isGone, settle } from "../../core/steps.ts";
import type { WorkOnMethods } from "../tenants/open-tenant.ts";

export interface RoundsDeps {
  readonly methods: WorkOnMethods;
  readonly now: () => Date;
  /** Aborts when the reset has taken too long. */
  readonly signal: AbortSignal;
  /** A signal that aborts after this many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  readonly recordDefault: (answer: RemovalAnswer) => Promise<void>;
  /** Durable before the next removal begins; what it throws stops the reset. */
  readonly record: (steps: readonly Step[], changed: Step) => Promise<void>;
}

/** A job that could not go on for this long must not resume silently (product.md §4.8). */
const longestPauseMs = 15 * 60 * 1000;

/**
 * One request at a time, each removal at most once with success. After a refusal for one of the two ordering rules it goes round
 * again, until a round removes nothing. Removed ones are never asked for again: a number registered anew has the old id.
 */
export async function removeInRounds(plan: ResetPlan, deps: RoundsDeps): Promise<readonly Step[]> {
  let steps: readonly Step[] = freshSteps(plan.removals);
  if (plan.changeDefaultTo) {
    // A refusal here is not the end: the rounds below find out what can go all the same.
    const answer = await deps.methods.changeDefault(plan.target.objectId, plan.changeDefaultTo, deps.signal);
    await deps.recordDefault(answer);
  }
  for (;;) {
    const before = steps.filter(isGone).length;
    const round = await oneRound(plan.target.objectId, steps, deps);
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
    const answer = await removeOne(targetId, step, deps);
    const changed = afterAnswer(step, answer, deps.now().toISOString());
    steps = steps.with(index, changed);
    await deps.record(steps, changed);
    if (deps.signal.aborted || isTimeUp(answer)) return { steps, stopped: true };
  }
  return { steps, stopped: false };
}

function removeOne(targetId: string, step: Step, deps: RoundsDeps): Promise<RemovalAnswer> {
  const signal = AbortSignal.any([deps.signal, deps.timeout(longestPauseMs)]);
  return deps.methods.remove(targetId, step.removal, signal);
}

function isTimeUp(answer: RemovalAnswer): boolean {
  return answer.kind === "refused" && answer.trouble === "given-up";
}
