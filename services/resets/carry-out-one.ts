import type { Outcome, RemovalAnswer, SessionsOutcome, Step } from "../../core/outcome.ts";
import type { Pause } from "../../core/pause.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import type { ResetPlan } from "../../core/plan.ts";
import { planReset } from "../../core/plan-reset.ts";
import { asProblem, type Problem } from "../../core/problem.ts";
import { abandon, appearedSince, freshSteps, verdictOf } from "../../core/steps.ts";
import type { Audit, AuditMethod } from "../audit/audit.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";
import { type CheckDeps, checkAgain } from "./check-again.ts";
import { proveGone } from "./prove-gone.ts";
import { removeInRounds } from "./remove-in-rounds.ts";
import type { ResetStore } from "./reset-store.ts";

export interface CarryOutDeps extends CheckDeps {
  readonly openTenant: OpenTenant;
  readonly resets: ResetStore;
  readonly audit: Audit;
  readonly wait: (ms: number) => Promise<void>;
  readonly timeout: (ms: number) => AbortSignal;
  /** Called after each step; must not throw. */
  readonly progressed: () => void;
  /** Called before each pause; must not throw. */
  readonly paused: (pause: Pause) => void;
}

/** Ended with its outcome, put aside since something had changed, or taken: somebody else carries it out or ended it. */
export type Carried =
  | { readonly kind: "ended"; readonly outcome: Outcome }
  | { readonly kind: "changed" }
  | { readonly kind: "taken" };

const longestResetMs = 30 * 60 * 1000;

/** One claimed reset, from the second check to the proof. Throws only what leaves the reset unfinished in the store. */
export async function carryOutOne(reset: PendingReset, deps: CarryOutDeps): Promise<Carried> {
  const startedAt = deps.now().toISOString();
  const first = await begin(reset, deps).catch(asProblem);
  if (first instanceof Error) return end(reset, deps, notTouched(reset, deps, { startedAt, stoppedBy: first.code }));
  if (first.kind === "changed" || first.kind === "taken") return first;
  if (first.kind === "denied") {
    const at = deps.now().toISOString();
    const { operator, plan } = reset;
    await deps.audit.record({ kind: "denied", operator, at, target: plan.target, denial: first.denial.why });
    return end(reset, deps, notTouched(reset, deps, { startedAt, denial: first.denial }));
  }
  const carry = reset.act === "reset" ? work : revokeOnly;
  return end(reset, deps, await carry(reset, deps, { ...first, startedAt }));
}

/** No record, no reset: *begun* is durable before this returns a plan, and before any of it is carried out. */
async function begin(reset: PendingReset, deps: CarryOutDeps) {
  const paused = (ms: number) => {
    deps.paused({ ms, before: "next-try" });
  };
  const tenant = await deps.openTenant(reset.operator, reset.plan.target.tenantId, { paused });
  const checked = await checkAgain(reset, tenant, deps);
  if (checked.kind === "changed") {
    return (await deps.resets.move(reset.id, ["claimed"], "superseded")) ? checked : ({ kind: "taken" } as const);
  }
  if (checked.kind !== "same") return checked;
  const { operator, id: resetId, batchId, details, act } = reset;
  const { target, removals } = checked.plan;
  const methods = removals.map(({ method, action }): AuditMethod => ({ id: method.id, kind: method.kind, action }));
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "begun", act, operator, at, resetId, batchId, target, details, methods });
  const begun = await deps.resets.move(resetId, ["claimed"], "begun");
  return begun ? ({ kind: "begun", plan: checked.plan, tenant } as const) : ({ kind: "taken" } as const);
}

interface Begun {
  readonly plan: ResetPlan;
  readonly tenant: TenantAccess;
  readonly startedAt: string;
}

async function work(reset: PendingReset, deps: CarryOutDeps, { plan, tenant, startedAt }: Begun): Promise<Outcome> {
  let steps: readonly Step[] = freshSteps(plan.removals);
  let stoppedBy: Problem["code"] | undefined;
  // Sessions first: whoever is signed in as this person should not be able to answer the removals with a registration.
  const sessions = await revokeSessions(reset, tenant, deps);
  try {
    steps = await removeInRounds(plan, {
      methods: tenant.methods,
      now: deps.now,
      signal: deps.timeout(longestResetMs),
      timeout: deps.timeout,
      recordDefault: (answer) => recordDefault(reset, deps, { plan, answer }),
      record: async (all, changed) => {
        steps = all;
        await recordStep(reset, deps, { all, changed });
      },
    });
  } catch (error) {
    stoppedBy = asProblem(error).code;
    steps = abandon(steps);
  }
  const wait = (ms: number) => {
    deps.paused({ ms, before: "next-reading" });
    return deps.wait(ms);
  };
  const proof = await proveGone(steps, { read: () => tenant.methods.read(plan.target.objectId), now: deps.now, wait });
  const removableNow = proof.reading ? planReset(plan.target, proof.reading, deps.now()).removals : [];
  const keptIds = plan.kept.map(({ method }) => method.id);
  return {
    verdict: verdictOf(proof.steps, proof.checkedAt !== undefined),
    steps: proof.steps,
    kept: plan.kept,
    appeared: appearedSince(
      proof.steps,
      removableNow.map(({ method }) => method),
      keptIds,
    ),
    sessions,
    ...(proof.checkedAt !== undefined && { checkedAt: proof.checkedAt }),
    startedAt,
    endedAt: deps.now().toISOString(),
    ...(stoppedBy && { stoppedBy }),
  };
}

/** Microsoft's yes is all there is: no reading shows that sessions are gone. */
async function revokeOnly(reset: PendingReset, deps: CarryOutDeps, { tenant, startedAt }: Begun): Promise<Outcome> {
  const sessions = await revokeSessions(reset, tenant, deps);
  const nothing = { steps: [], kept: [], appeared: [] };
  const endedAt = deps.now().toISOString();
  return { verdict: sessions === "revoked" ? "complete" : "failed", ...nothing, sessions, startedAt, endedAt };
}

async function recordStep(
  { id: resetId, operator, plan: { target } }: PendingReset,
  deps: CarryOutDeps,
  { all, changed }: { all: readonly Step[]; changed: Step },
): Promise<void> {
  const { removal, status, trouble, graphRequestId } = changed;
  const method = { id: removal.method.id, kind: removal.method.kind, action: removal.action };
  const why = { ...(trouble && { trouble }), ...(graphRequestId !== undefined && { graphRequestId }) };
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "step", operator, at, resetId, target, method, status, ...why });
  // This process was silent for so long that another one ended it: nothing more is removed.
  if (!(await deps.resets.recordSteps(resetId, all))) throw new Error("Another process ended it.");
  deps.progressed();
}

async function recordDefault(
  { id: resetId, operator }: PendingReset,
  deps: CarryOutDeps,
  { plan, answer }: { plan: ResetPlan; answer: RemovalAnswer },
): Promise<void> {
  const at = deps.now().toISOString();
  const done = answer.kind === "removed";
  const join = answer.graphRequestId === undefined ? {} : { graphRequestId: answer.graphRequestId };
  const to = plan.changeDefaultTo ?? "none";
  await deps.audit.record({ kind: "default-changed", operator, at, resetId, target: plan.target, to, done, ...join });
}

async function revokeSessions(
  { details, plan }: PendingReset,
  tenant: TenantAccess,
  deps: CarryOutDeps,
): Promise<SessionsOutcome> {
  if (!details.revokeSessions) return "not-asked";
  if (plan.target.userType === "guest") return "no-effect-on-guests";
  try {
    await tenant.revokeSessions(plan.target.objectId, deps.timeout(60_000));
    return "revoked";
  } catch {
    return "failed";
  }
}

function notTouched(
  reset: PendingReset,
  deps: CarryOutDeps,
  why: Pick<Outcome, "startedAt" | "stoppedBy" | "denial">,
): Outcome {
  const chosen = reset.plan.removals.filter(({ method }) => reset.chosen?.includes(method.id) ?? true);
  return {
    verdict: "failed",
    steps: abandon(freshSteps(chosen)),
    kept: reset.plan.kept,
    appeared: [],
    sessions: "not-asked",
    endedAt: deps.now().toISOString(),
    ...why,
  };
}

async function end(
  { id: resetId, operator, plan, act }: PendingReset,
  deps: CarryOutDeps,
  outcome: Outcome,
): Promise<Carried> {
  if (!(await deps.resets.end(resetId, outcome))) return { kind: "taken" };
  const { verdict, sessions } = outcome;
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "ended", act, operator, at, resetId, target: plan.target, verdict, sessions });
  return { kind: "ended", outcome };
}
