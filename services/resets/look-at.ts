import { authorize } from "../../core/authorize.ts";
import type { Details } from "../../core/details.ts";
import type { Excluded } from "../../core/excluded.ts";
import { customersByTenant } from "../../core/find-access.ts";
import { type PendingReset, pendingLifetimeMs } from "../../core/pending-reset.ts";
import type { Customer, Operator, Target } from "../../core/people.ts";
import { planReset } from "../../core/plan-reset.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { Audit } from "../audit/audit.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";
import type { ResetStore } from "./reset-store.ts";

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

async function draft(
  { resets, now, newId }: LookDeps,
  { operator, conversationId, details }: LookRequest,
  { tenant, target, administrator }: { tenant: TenantAccess; target: Target; administrator: boolean },
): Promise<Draft | Excluded> {
  const reading = await tenant.methods.read(target.objectId);
  const at = now();
  const plan = planReset(target, reading, at);
  if (plan.removals.length === 0) {
    return { why: "nothing-to-reset", target, kept: plan.kept, hardwareUnread: plan.hardwareUnreadable !== undefined };
  }
  const lastResetAt = await resets.lastReset(target, new Date(at.getTime() - 24 * 60 * 60 * 1000));
  return {
    id: newId(),
    operator,
    conversationId,
    plan,
    administrator,
    ...(lastResetAt !== undefined && { lastResetAt }),
    state: "pending",
    details,
    steps: [],
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + pendingLifetimeMs).toISOString(),
  };
}
