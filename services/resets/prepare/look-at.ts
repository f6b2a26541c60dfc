import type { Action } from "../../../core/access/actions.ts";
import { authorize } from "../../../core/access/authorize.ts";
import { customersByTenant } from "../../../core/access/find-access.ts";
import type { Details } from "../../../core/details.ts";
import type { Customer, Operator, Target } from "../../../core/directory/people.ts";
import { asProblem, Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { type PendingReset, pendingLifetimeMs } from "../../../core/reset/pending-reset.ts";
import type { ResetPlan } from "../../../core/reset/plan.ts";
import { planNothing, planReset } from "../../../core/reset/plan-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { Audit } from "../../audit/audit.ts";
import type { OpenTenant, TenantAccess } from "../../tenants/open-tenant.ts";
import type { ResetStore } from "../reset-store.ts";

export interface LookDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly resets: ResetStore;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface LookRequest {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly details: Details;
  /** Unset: reset. */
  readonly act?: Action;
  readonly from?: string;
}

/** A pending reset that has no place in a batch yet. */
export type Draft = Omit<PendingReset, "batchId" | "position">;

/** One person, by the rules of the customer they live in: decided first, so that nobody's methods are read who is out of reach. */
export async function lookAt(target: Target, request: LookRequest, deps: LookDeps): Promise<Draft | Excluded> {
  try {
    const tenant = await deps.openTenant(request.operator, target.tenantId);
    const administrator = await decide(target, { tenant, operator: request.operator }, deps);
    if (typeof administrator !== "boolean") return administrator;
    return await draft(deps, request, { tenant, target, administrator });
  } catch (error) {
    const problem = asProblem(error);
    if (isAboutEverybody(problem)) throw problem;
    return { why: "could-not-read", asked: target.displayName, problem: problem.code };
  }
}

/** Whether the target is an administrator; a denial, recorded, where the answer is no. */
async function decide(
  target: Target,
  { tenant, operator }: { tenant: TenantAccess; operator: Operator },
  deps: LookDeps,
): Promise<boolean | Excluded> {
  const access = deps.access.current();
  const customer = customersByTenant(access, deps.home, target.tenantId);
  if (!customer) throw new Problem("customer-not-served", { customerName: target.customerName });
  const [operatorStanding, targetStanding] = await Promise.all([
    tenant.standings.ofOperator(),
    tenant.standings.ofTarget(target.objectId),
  ]);
  const decision = authorize({ access, operator, operatorStanding, customer, target, targetStanding });
  if (decision.allowed) return decision.targetIsAdministrator;
  const at = deps.now().toISOString();
  await deps.audit.record({ kind: "denied", operator, at, target, denial: decision.denial.why });
  return { why: "denied", target, denial: decision.denial };
}

/** Not this one person's trouble: the whole command waits or stops. */
function isAboutEverybody({ code }: Problem): boolean {
  return !code.startsWith("graph-") && code !== "person-gone";
}

interface Seen {
  readonly tenant: TenantAccess;
  readonly target: Target;
  readonly administrator: boolean;
}

async function draft(deps: LookDeps, request: LookRequest, seen: Seen): Promise<Draft | Excluded> {
  const { target, tenant } = seen;
  if (request.act === "revoke-sessions") {
    return target.userType === "guest"
      ? { why: "guest-sessions", target }
      : drafted(deps, request, { ...seen, plan: planNothing(target, deps.now()) });
  }
  const plan = planReset(target, await tenant.methods.read(target.objectId), deps.now());
  if (plan.removals.length === 0) {
    const { kept, hardwareUnreadable } = plan;
    const found = { why: "nothing-to-reset", target, kept, hardwareUnread: hardwareUnreadable !== undefined } as const;
    return { ...found, ...(await lastDay(target, deps)) };
  }
  return drafted(deps, request, { ...seen, plan });
}

/** A colleague may have been first. */
async function lastDay(target: Target, { resets, now }: LookDeps): Promise<{ readonly lastResetAt?: string }> {
  const lastResetAt = await resets.lastReset(target, new Date(now().getTime() - 24 * 60 * 60 * 1000));
  return lastResetAt === undefined ? {} : { lastResetAt };
}

async function drafted(
  deps: LookDeps,
  { operator, conversationId, details, act = "reset", from }: LookRequest,
  { target, administrator, plan }: Seen & { readonly plan: ResetPlan },
): Promise<Draft> {
  const at = deps.now();
  return {
    id: deps.newId(),
    operator,
    conversationId,
    act,
    ...(from !== undefined && { from }),
    plan,
    administrator,
    ...(await lastDay(target, deps)),
    state: "pending",
    details,
    steps: [],
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + pendingLifetimeMs).toISOString(),
  };
}
