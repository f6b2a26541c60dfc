import type { PreferredMethod } from "../../../core/reset/method.ts";
import type { Step } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Kept, ResetPlan } from "../../../core/reset/plan.ts";
import { onlyTicked, planReset } from "../../../core/reset/plan-reset.ts";
import { freshSteps, takeUpAgain } from "../../../core/reset/steps.ts";
import type { AuditMethod } from "../../audit/audit.ts";
import type { TenantAccess } from "../../tenants/open-tenant.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import {
  authorizeAgain,
  checkAgain,
  type Denied,
  isAdministratorNow,
  readAgain,
  type StillAllowed,
} from "./check-again.ts";
import { endReset, interrupted } from "./end-reset.ts";
import { unlessHandedBack } from "./handed-back.ts";
import { mayGoOn } from "./may-go-on.ts";
import { recordStep } from "./record-step.ts";
import { stepsOf } from "./steps-of.ts";
import { supersede } from "./supersede.ts";

/** What this run has to do, in whose tenant. */
export interface Work {
  readonly kind: "begun";
  readonly tenant: TenantAccess;
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  readonly changeDefaultTo?: PreferredMethod;
}

export type Opened = Work | Denied | { readonly kind: "changed" } | { readonly kind: "taken" };

/** No record, no reset: *begun* (or *resumed*) is durable before this returns work, and before any of it is carried out. */
export async function openRun(reset: PendingReset, deps: CarryOutDeps): Promise<Opened> {
  const tenant = await openFor(reset, deps);
  return reset.state === "begun" ? resume(reset, tenant, deps) : begin(reset, tenant, deps);
}

/** The target's tenant, for this run only. Throws `HandedBack`. */
export function openFor({ operator, plan }: PendingReset, deps: CarryOutDeps): Promise<TenantAccess> {
  const paused = (ms: number) => {
    deps.paused({ ms, before: "next-try" });
  };
  // Between a look and the request lie Microsoft's pauses: minutes in which this process may have slept.
  const options = { paused, mayGoOn: () => mayGoOn(deps), priority: deps.priority };
  return unlessHandedBack(deps.openTenant(operator, plan.target.tenantId, options), deps.handBack);
}

async function begin(reset: PendingReset, tenant: TenantAccess, deps: CarryOutDeps): Promise<Opened> {
  const reading = deps.readAhead.taken(reset).then((ahead) => ahead ?? readAgain(reset, tenant));
  const checked = checkAgain(reset, await unlessHandedBack(reading, deps.handBack), deps);
  if (checked.kind === "changed") return supersede(reset, deps);
  if (checked.kind === "denied") return checked;
  // A run that died in between has recorded it already.
  const before = deps.again && (await deps.recorded(reset.id)).has("begun");
  await (before ? recordResumed(reset, deps) : recordBegun(reset, checked.plan, deps));
  if (!(await deps.resets.begin(deps.run, deps.now()))) return { kind: "taken" };
  const { removals, kept, changeDefaultTo } = checked.plan;
  return { kind: "begun", tenant, steps: freshSteps(removals), kept, ...(changeDefaultTo && { changeDefaultTo }) };
}

export async function recordBegun(reset: PendingReset, plan: ResetPlan, deps: CarryOutDeps): Promise<void> {
  const { operator, id: resetId, batchId, details, act } = reset;
  const { target, removals } = plan;
  const methods = removals.map(({ method, action }): AuditMethod => ({ id: method.id, kind: method.kind, action }));
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "begun", act, operator, at, resetId, batchId, target, details, methods });
}

async function recordResumed({ operator, id: resetId, plan }: PendingReset, deps: CarryOutDeps): Promise<void> {
  await deps.audit.record({ kind: "resumed", operator, at: deps.now().toISOString(), resetId, target: plan.target });
}

/** Only what was confirmed and has no answer yet; what the last run did without being able to say so is seen in a new reading. */
async function resume(reset: PendingReset, tenant: TenantAccess, deps: CarryOutDeps): Promise<Opened> {
  const allowed = authorizeAgain(reset, await unlessHandedBack(readAgain(reset, tenant), deps.handBack), deps);
  if (allowed.kind === "denied") return allowed;
  if (isAdministratorNow(reset, allowed)) {
    return { kind: (await endReset(reset, deps, interrupted(reset, deps))) ? "changed" : "taken" };
  }
  await recordResumed(reset, deps);
  if (!(await deps.resets.begin(deps.run, deps.now()))) return { kind: "taken" };
  return { kind: "begun", tenant, ...(await whatIsLeft(reset, allowed, deps)) };
}

async function whatIsLeft(
  reset: PendingReset,
  { reading, target }: StillAllowed,
  deps: CarryOutDeps,
): Promise<Omit<Work, "kind" | "tenant">> {
  const confirmed = onlyTicked(reset.plan, reset.chosen ?? [], deps.now());
  if (!reading) return { steps: [], kept: [] };
  const before = stepsOf(reset);
  const steps = takeUpAgain(before, reading);
  let known = before;
  for (const [index, step] of steps.entries()) {
    if (step === before[index]) continue;
    // One by one: who dies in between must not leave a step in the row that the record never heard of.
    known = known.with(index, step);
    await recordStep(reset, deps, { all: known, changed: step });
  }
  const waiting = steps.flatMap(({ status, removal }) => (status === "waiting" ? [removal.method.id] : []));
  const { changeDefaultTo } = onlyTicked(planReset(target, reading, deps.now()), waiting, deps.now());
  return { steps, kept: confirmed.kept, ...(changeDefaultTo && { changeDefaultTo }) };
}
