import type { Customer, Operator } from "../../core/directory/people.ts";
import { asProblem } from "../../core/problem.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

/** The tenant that owns a domain; undefined: nobody does, or the home tenant may not ask. */
export type DomainOwner = (operator: Operator, domain: string) => Promise<string | undefined>;

const lifetimeMs = 60 * 60 * 1000;
const mostKnown = 1000;

/** Asked in the home tenant, remembered for an hour: who owns a domain is public and seldom changes. */
export function createDomainOwner(deps: {
  readonly openTenant: OpenTenant;
  readonly home: Customer;
  readonly now: () => Date;
}): DomainOwner {
  const known = new Map<string, { readonly until: number; readonly tenantId: string | undefined }>();
  return async (operator, domain) => {
    const remembered = known.get(domain);
    if (remembered && remembered.until > deps.now().getTime()) return remembered.tenantId;
    try {
      const tenant = await deps.openTenant(operator, deps.home.tenantId);
      const tenantId = await tenant.delegated.tenantOfDomain(domain);
      if (known.size >= mostKnown) known.clear();
      known.set(domain, { until: deps.now().getTime() + lifetimeMs, tenantId });
      return tenantId;
    } catch (error) {
      const problem = asProblem(error);
      // It only says where to look first; without it every customer in reach is asked.
      if (problem.code.startsWith("graph-")) return undefined;
      throw problem;
    }
  };
}
