import { deskRolesOf, servedCustomers } from "../../core/access/find-access.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

/** The served customers whose Desk Lead somebody is, home first. Throws `sign-in-needed`: groups are read with their own rights. */
export type LedCustomers = (operator: Operator) => Promise<readonly Customer[]>;

export function createLedCustomers(deps: {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}): LedCustomers {
  return async (operator) => {
    const tenant = await deps.openTenant(operator, deps.home.tenantId);
    const { groups } = await tenant.standings.ofOperator();
    const person = { objectId: operator.objectId, groups };
    const access = deps.access.current();
    return servedCustomers(access, deps.home).filter((customer) =>
      deskRolesOf(access, person, customer).includes("DeskLead"),
    );
  };
}
