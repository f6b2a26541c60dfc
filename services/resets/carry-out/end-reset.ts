import type { Outcome } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { abandon, isGone } from "../../../core/reset/steps.ts";
import type { Audit } from "../../audit/audit.ts";
import type { ResetStore, Run } from "../reset-store.ts";
import { stepsOf } from "./steps-of.ts";

export interface EndDeps {
  readonly resets: Pick<ResetStore, "end">;
  readonly audit: Audit;
  readonly now: () => Date;
}

/** Ends a reset with what came of it, in the store and in the record. False: somebody else has it, or ended it. */
export async function endReset(
  reset: PendingReset,
  deps: EndDeps & { readonly run?: Run },
  outcome: Outcome,
): Promise<boolean> {
  if (!(await deps.resets.end(deps.run ?? { resetId: reset.id }, outcome))) return false;
  await recordEnded(reset, deps, outcome);
  return true;
}

export async function recordEnded(
  { id: resetId, operator, plan, act }: PendingReset,
  { audit, now }: Pick<EndDeps, "audit" | "now">,
  { verdict, sessions }: Outcome,
): Promise<void> {
  const at = now().toISOString();
  await audit.record({ kind: "ended", act, operator, at, resetId, target: plan.target, verdict, sessions });
}

/** The check before the first removal said no. */
export async function endDenied(
  reset: PendingReset,
  deps: EndDeps & { readonly run: Run },
  why: Pick<Outcome, "startedAt"> & Required<Pick<Outcome, "denial">>,
): Promise<{ readonly kind: "ended"; readonly outcome: Outcome } | { readonly kind: "taken" }> {
  const { operator, plan } = reset;
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "denied", operator, at, target: plan.target, denial: why.denial.why });
  const outcome = notDone(reset, deps, why);
  return (await endReset(reset, deps, outcome)) ? { kind: "ended", outcome } : { kind: "taken" };
}

/** Nothing more is done, for the reason given; what went before it stays said. */
export function notDone(
  reset: PendingReset,
  { now }: Pick<EndDeps, "now">,
  why: Pick<Outcome, "startedAt" | "stoppedBy" | "denial">,
): Outcome {
  const steps = abandon(stepsOf(reset));
  return {
    verdict: steps.some(isGone) ? "interrupted" : "failed",
    steps,
    kept: reset.plan.kept,
    appeared: [],
    sessions: sessionsOf(reset),
    endedAt: now().toISOString(),
    ...why,
  };
}

/** It could not go on: whoever carried it out died, or had to wait for too long. */
export function interrupted(reset: PendingReset, { now }: Pick<EndDeps, "now">): Outcome {
  const startedAt = reset.claimedAt ?? reset.createdAt;
  return { ...notDone(reset, { now }, { startedAt }), verdict: "interrupted", sessions: sessionsAsked(reset) };
}

/** Asked for and begun, but nobody wrote down whether it came to it. */
function sessionsOf(reset: PendingReset) {
  if (reset.sessions !== undefined) return reset.sessions;
  return reset.state === "begun" ? sessionsAsked(reset) : "not-asked";
}

function sessionsAsked({ details, sessions }: PendingReset) {
  if (sessions !== undefined) return sessions;
  return details.revokeSessions ? "unknown" : "not-asked";
}
