import type { Method, MethodsReading } from "./method.ts";
import type { RemovalAnswer, Step, StepTrouble, Verdict } from "./outcome.ts";
import type { Removal } from "./plan.ts";

export function freshSteps(removals: readonly Removal[]): Step[] {
  return removals.map((removal) => ({ removal, status: "waiting" }));
}

/** Refusals that another removal may cure: worth another round. */
const curable: readonly StepTrouble[] = ["default-method", "alternate-mobile-first"];

/** The step after Graph's answer. A curable refusal leaves it waiting for the next round. */
export function afterAnswer(step: Step, answer: RemovalAnswer, at: string): Step {
  const next = { removal: step.removal, at, ...(answer.graphRequestId && { graphRequestId: answer.graphRequestId }) };
  switch (answer.kind) {
    case "removed":
      return { ...next, status: step.removal.action === "deactivate" ? "deactivated" : "deleted" };
    case "already-gone":
      return { ...next, status: "already-gone" };
    case "refused":
      return {
        ...next,
        status: curable.includes(answer.trouble) ? "waiting" : "still-registered",
        trouble: answer.trouble,
      };
  }
}

export function isGone(step: Step): boolean {
  return step.status === "deleted" || step.status === "deactivated" || step.status === "already-gone";
}

/** No further round helps: what still waits stays registered, with the reason of its last refusal. */
export function settle(steps: readonly Step[], trouble: StepTrouble = "refused"): Step[] {
  return steps.map((step) =>
    step.status === "waiting" ? { ...step, status: "still-registered", trouble: step.trouble ?? trouble } : step,
  );
}

/** It ended before their turn came. */
export function abandon(steps: readonly Step[]): Step[] {
  return steps.map((step) => (step.status === "waiting" ? { ...step, status: "not-tried" } : step));
}

/** What a reading after the removals says about each step, against what Graph had answered. */
export function prove(steps: readonly Step[], after: readonly Method[]): Step[] {
  return steps.map((step) => {
    if (!isGone(step)) return isListed(step.removal, after) ? step : goneAllTheSame(step);
    if (!isStillThere(step.removal, after)) return step;
    return { ...step, status: "still-registered", trouble: "listed-after-delete" };
  });
}

/**
 * What a new reading says about steps without an answer, whose asker died: what is still there as it was confirmed is asked for again,
 * the rest went, whoever did it. A number registered again has the old id and a new time, and stays.
 */
export function takeUpAgain(steps: readonly Step[], now: MethodsReading): Step[] {
  return steps.map((step) => {
    const { removal } = step;
    if (step.status !== "waiting" || isStillThere(removal, now.methods)) return step;
    if (removal.action === "delete") return { removal, status: "already-gone" };
    if (now.methods.some((method) => isSame(method, removal.method))) return { removal, status: "deactivated" };
    return now.hardwareUnreadable ? step : { removal, status: "already-gone" };
  });
}

/** The answer was lost, or somebody else removed it: it is not called registered while it is not. */
function goneAllTheSame({ trouble: _disproved, ...step }: Step): Step {
  return { ...step, status: "already-gone" };
}

/** A token that is not listed may only be unreadable, so its absence says nothing. */
function isListed({ action, method }: Removal, after: readonly Method[]): boolean {
  return action === "deactivate" || after.some((other) => isSame(other, method));
}

const isSame = (a: Method, b: Method): boolean => a.kind === b.kind && a.id === b.id;

/** Listed with the id and the creation time that were confirmed; a number registered again has the old id but a new time. */
function isStillThere({ action, method }: Removal, after: readonly Method[]): boolean {
  const listed = after.find((other) => isSame(other, method));
  if (!listed) return false;
  if (action === "deactivate") return listed.activated === true;
  return listed.addedAt === method.addedAt;
}

/** Removable methods that are there now and stood in no confirmed step: registered since, left alone. */
export function appearedSince(
  steps: readonly Step[],
  removableNow: readonly Method[],
  keptIds: readonly string[],
): Method[] {
  return removableNow.filter((method) => {
    if (keptIds.includes(method.id)) return false;
    const step = steps.find(({ removal }) => removal.method.id === method.id && removal.method.kind === method.kind);
    return step === undefined || (isGone(step) && step.removal.method.addedAt !== method.addedAt);
  });
}

/** The verdict over all steps; `proven`: was the reading after the removals there to judge by? */
export function verdictOf(steps: readonly Step[], proven: boolean): Verdict {
  const gone = steps.filter(isGone).length;
  if (steps.length === 0) return "nothing-to-reset";
  if (gone === 0) return "failed";
  if (gone < steps.length) return "partial";
  return proven ? "complete" : "unproven";
}
