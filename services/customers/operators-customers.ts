import { mayFindPeople } from "../../core/access/authorize.ts";
import { servedCustomers } from "../../core/access/find-access.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

/**
 * The customers an operator's own words and presses can reach: served ones in which a desk role lets them find people; home first.
 * Nothing else is ever opened. Throws `sign-in-needed`: the groups that give desk roles are read with the operator's own rights.
 */
export type OperatorsCustomers = (operator: Operator) => Promise<readonly Customer[]>;

export function createOperatorsCustomers(deps: {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}): OperatorsCustomers {
  return async (operator) => {
    const tenant = await deps.openTenant(operator, deps.home.tenantId);
    const operatorStanding = await tenant.standings.ofOperator();
    const access = deps.access.current();
    return servedCustomers(access, deps.home).filter((customer) =>
      mayFindPeople({ access, operator, operatorStanding, customer }),
    );
  };
}
