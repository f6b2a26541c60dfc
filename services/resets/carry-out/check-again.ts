import { authorize } from "../../../core/access/authorize.ts";
import type { Denial } from "../../../core/access/decision.ts";
import { customersByTenant } from "../../../core/access/find-access.ts";
import type { OperatorStanding, TargetStanding } from "../../../core/access/standing.ts";
import type { Customer, Target } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { MethodsReading } from "../../../core/reset/method.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { ResetPlan } from "../../../core/reset/plan.ts";
import { onlyTicked, planFingerprint, planNothing, planReset } from "../../../core/reset/plan-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { TenantAccess } from "../../tenants/open-tenant.ts";

/** Still allowed, by what is true now. `reading`: of a reset's methods. */
export interface StillAllowed {
  readonly kind: "allowed";
  readonly target: Target;
  readonly targetIsAdministrator: boolean;
  readonly reading?: MethodsReading;
}

export interface Denied {
  readonly kind: "denied";
  readonly denial: Denial;
}

export type Checked = { readonly kind: "same"; readonly plan: ResetPlan } | Denied | { readonly kind: "changed" };

export interface CheckDeps {
  readonly access: AccessSource;
  readonly home: Customer;
  readonly now: () => Date;
}

/** All that the second check goes by. `target` unset: nobody has that id any more; `reading`: of a reset's methods. */
export interface ReadAgain {
  readonly target?: Target | undefined;
  readonly operatorStanding: OperatorStanding;
  readonly targetStanding: TargetStanding;
  readonly reading?: MethodsReading | undefined;
}

/** Everything is read anew, at once. */
export async function readAgain(
  { act, plan: { target: shown } }: PendingReset,
  tenant: TenantAccess,
): Promise<ReadAgain> {
  const [target, operatorStanding, targetStanding, reading] = await Promise.all([
    tenant.people.byId(shown.objectId),
    tenant.standings.ofOperator({ fresh: true }),
    tenant.standings.ofTarget(shown.objectId),
    act === "reset" ? tenant.methods.read(shown.objectId) : undefined,
  ]);
  return { target, operatorStanding, targetStanding, reading };
}

/** By what was read anew, and by the access file of now. Throws `person-gone`. */
export function authorizeAgain(reset: PendingReset, read: ReadAgain, deps: CheckDeps): StillAllowed | Denied {
  const { target, operatorStanding, targetStanding, reading } = read;
  if (!target) throw new Problem("person-gone");
  const access = deps.access.current();
  const customer = customersByTenant(access, deps.home, reset.plan.target.tenantId);
  if (!customer) return { kind: "denied", denial: { why: "desk-customer-not-served" } };
  const question = { access, operator: reset.operator, operatorStanding, customer, target, targetStanding };
  const decision = authorize(question);
  if (!decision.allowed) return { kind: "denied", denial: decision.denial };
  const { targetIsAdministrator } = decision;
  return { kind: "allowed", target, targetIsAdministrator, ...(reading && { reading }) };
}

/** Check twice, act once: everything the summary stood on must still be so. Throws `person-gone`. */
export function checkAgain(reset: PendingReset, read: ReadAgain, deps: CheckDeps): Checked {
  const allowed = authorizeAgain(reset, read, deps);
  if (allowed.kind === "denied") return allowed;
  const { target, reading } = allowed;
  if (isAdministratorNow(reset, allowed)) return { kind: "changed" };
  return reading
    ? comparePlans(reset, planReset(target, reading, deps.now()), deps.now())
    : asShown(target, deps.now());
}

/** The summary warns of administrators: who became one since was confirmed unwarned. */
export const isAdministratorNow = ({ administrator }: PendingReset, { targetIsAdministrator }: StillAllowed): boolean =>
  targetIsAdministrator && !administrator;

/** Revoking sessions stands on no plan. */
const asShown = (target: Target, now: Date): Checked => ({ kind: "same", plan: planNothing(target, now) });

function comparePlans(reset: PendingReset, plan: ResetPlan, now: Date): Checked {
  if (planFingerprint(plan) !== planFingerprint(reset.plan)) return { kind: "changed" };
  return { kind: "same", plan: onlyTicked(plan, reset.chosen ?? [], now) };
}
