import { authorize } from "../../core/authorize.ts";
import type { Denial } from "../../core/decision.ts";
import { customersByTenant } from "../../core/find-access.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import type { Customer, Target } from "../../core/people.ts";
import type { ResetPlan } from "../../core/plan.ts";
import { onlyTicked, planFingerprint, planNothing, planReset } from "../../core/plan-reset.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { TenantAccess } from "../tenants/open-tenant.ts";

export type Checked =
  | { readonly kind: "same"; readonly plan: ResetPlan }
  | { readonly kind: "denied"; readonly denial: Denial }
  | { readonly kind: "changed" };

export interface CheckDeps {
  readonly access: AccessSource;
  readonly home: Customer;
  readonly now: () => Date;
}

/** Check twice, act once: everything the summary stood on is read anew, at once, and must still be so. */
export async function checkAgain(reset: PendingReset, tenant: TenantAccess, deps: CheckDeps): Promise<Checked> {
  const { target: shown } = reset.plan;
  const [target, operatorStanding, targetStanding, reading] = await Promise.all([
    tenant.people.byId(shown.objectId),
    tenant.standings.ofOperator({ fresh: true }),
    tenant.standings.ofTarget(shown.objectId),
    reset.act === "reset" ? tenant.methods.read(shown.objectId) : undefined,
  ]);
  if (!target) throw new Problem("person-gone");
  const access = deps.access.current();
  const customer = customersByTenant(access, deps.home, shown.tenantId);
  if (!customer) return { kind: "denied", denial: { why: "desk-customer-not-served" } };
  const question = { access, operator: reset.operator, operatorStanding, customer, target, targetStanding };
  const decision = authorize(question);
  if (!decision.allowed) return { kind: "denied", denial: decision.denial };
  // The summary warns of administrators: who became one since was confirmed unwarned.
  if (decision.targetIsAdministrator && !reset.administrator) return { kind: "changed" };
  return reading
    ? comparePlans(reset, planReset(target, reading, deps.now()), deps.now())
    : asShown(target, deps.now());
}

/** Revoking sessions stands on no plan. */
const asShown = (target: Target, now: Date): Checked => ({ kind: "same", plan: planNothing(target, now) });

function comparePlans(reset: PendingReset, plan: ResetPlan, now: Date): Checked {
  if (planFingerprint(plan) !== planFingerprint(reset.plan)) return { kind: "changed" };
  return { kind: "same", plan: onlyTicked(plan, reset.chosen ?? [], now) };
}
