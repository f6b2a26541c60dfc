import type { Step } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { freshSteps } from "../../../core/reset/steps.ts";

/** Before the first step is recorded, what will be done is what was chosen. */
export function stepsOf({ plan, chosen, steps }: PendingReset): readonly Step[] {
  if (steps.length > 0) return steps;
  return freshSteps(plan.removals.filter(({ method }) => chosen?.includes(method.id) ?? true));
}
