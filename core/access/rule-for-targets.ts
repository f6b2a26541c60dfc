import type { Customer, Target } from "../directory/people.ts";
import type { Access, EffectiveRule } from "./access.ts";
import { customersByTenant, ruleFor } from "./find-access.ts";

/** What must be met for all of these people together: whatever any of their customers demands, and the smallest cap. */
export function ruleForTargets(
  access: Access,
  home: Customer,
  targets: readonly Pick<Target, "tenantId" | "customerName">[],
): EffectiveRule {
  const tenants = new Map(targets.map((target) => [target.tenantId.toLowerCase(), target]));
  const rules = [...tenants.values()].map(({ tenantId, customerName }) =>
    // A customer that left the file keeps its rules until its last card is gone.
    ruleFor(access, customersByTenant(access, home, tenantId) ?? { tenantId, name: customerName, home: false }),
  );
  return rules.length === 0 ? ruleFor(access, home) : rules.reduce(stricter);
}

function stricter(a: EffectiveRule, b: EffectiveRule): EffectiveRule {
  const caps = [a.bulkCap, b.bulkCap].filter((cap) => cap !== undefined);
  return {
    never: [...a.never, ...b.never],
    mayResetAdministrators: a.mayResetAdministrators && b.mayResetAdministrators,
    requireReason: a.requireReason || b.requireReason,
    requireVerification: a.requireVerification || b.requireVerification,
    requireTicket: a.requireTicket || b.requireTicket,
    ...(caps.length > 0 && { bulkCap: Math.min(...caps) }),
  };
}
