import type { Outcome } from "../../core/outcome.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import { abandon, freshSteps } from "../../core/steps.ts";
import type { Audit } from "../audit/audit.ts";
import type { TellReset } from "./reset-events.ts";
import type { ResetStore } from "./reset-store.ts";

/**
 * Each reset whose process died is ended honestly, at the step it had reached; how many. Nothing is resumed silently; the card offers
 * a fresh summary. What another living process carries out is left to it.
 */
export function createEndInterrupted(deps: {
  resets: ResetStore;
  audit: Audit;
  tell: TellReset;
  now: () => Date;
}): () => Promise<number> {
  return async () => {
    const ended: PendingReset[] = [];
    for (const reset of await deps.resets.abandoned()) {
      const outcome = interrupted(reset, deps.now().toISOString());
      // Another process found it too.
      if (!(await deps.resets.end(reset.id, outcome))) continue;
      ended.push(reset);
      const { operator, id: resetId, plan, act } = reset;
      const { verdict, sessions, endedAt: at } = outcome;
      await deps.audit.record({ kind: "ended", act, operator, at, resetId, target: plan.target, verdict, sessions });
    }
    for (const batchId of new Set(ended.map((reset) => reset.batchId))) deps.tell({ kind: "finished", batchId });
    return ended.length;
  };
}

function interrupted(reset: PendingReset, endedAt: string): Outcome {
  const chosen = reset.plan.removals.filter(({ method }) => reset.chosen?.includes(method.id) ?? true);
  return {
    verdict: "interrupted",
    steps: abandon(reset.steps.length > 0 ? reset.steps : freshSteps(chosen)),
    kept: reset.plan.kept,
    appeared: [],
    // Asked for, but nobody wrote down whether it came to it.
    sessions: reset.details.revokeSessions ? "unknown" : "not-asked",
    startedAt: reset.claimedAt ?? reset.createdAt,
    endedAt,
  };
}
