import type { CustomerStanding } from "../../core/actions.ts";
import { deskRolesOf } from "../../core/find-access.ts";
import type { Customer, Operator } from "../../core/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

export interface DeskDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}

/**
 * What the operator is in each customer. Desk roles hang on groups of the home tenant, so this asks home alone, whatever the number
 * of customers; their own Entra roles elsewhere are judged person by person, and by Graph.
 */
export async function readDesk(
  { openTenant, access, home }: DeskDeps,
  operator: Operator,
  { customers, fresh = false }: { readonly customers: readonly Customer[]; readonly fresh?: boolean },
): Promise<readonly CustomerStanding[]> {
  const tenant = await openTenant(operator, home.tenantId);
  const { groups, entraRoles } = await tenant.standings.ofOperator({ fresh });
  const person = { objectId: operator.objectId, groups };
  return customers.map((customer) => ({
    customer,
    deskRoles: deskRolesOf(access.current(), person, customer),
    ...(customer.home && entraRoles && { entraRoles }),
  }));
}
