import { bulkCapOf, customersByTenant, servedCustomers } from "../../../core/access/find-access.ts";
import type { Customer, Operator } from "../../../core/directory/people.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { OpenTenant } from "../../tenants/open-tenant.ts";

/**
 * The most people this operator may act on at once in these customers together; without any named: in the customer that allows the
 * most. Throws `sign-in-needed`: the groups that give desk roles are read with the operator's own rights.
 */
export type CapFor = (operator: Operator, tenantIds?: readonly string[]) => Promise<number>;

export interface CapDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}

export function createCapFor({ openTenant, access, home }: CapDeps): CapFor {
  return async (operator, tenantIds) => {
    const tenant = await openTenant(operator, home.tenantId);
    const { groups } = await tenant.standings.ofOperator();
    const person = { objectId: operator.objectId, groups };
    const current = access.current();
    if (!tenantIds) {
      return Math.max(...servedCustomers(current, home).map((customer) => bulkCapOf(current, person, [customer])));
    }
    const customers = tenantIds.map(
      (tenantId) => customersByTenant(current, home, tenantId) ?? { tenantId, name: tenantId, home: false },
    );
    return bulkCapOf(current, person, customers);
  };
}
