import { type CustomerStanding, maySeePeople } from "../../core/access/actions.ts";
import { deskRolesOf } from "../../core/access/find-access.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { EntraRolesIn } from "../customers/entra-roles-in.ts";
import { inParallel } from "../in-parallel.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

export interface DeskDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly entraRolesIn: EntraRolesIn;
}

/** Customers whose roles are looked up at a time. */
const width = 8;

/**
 * What the operator is in each customer. Desk roles hang on groups of the home tenant, and so do the Entra roles of delegated
 * administration: home alone is asked, and nothing about customers in which no desk role lets the operator see people.
 */
export async function readDesk(
  { openTenant, access, home, entraRolesIn }: DeskDeps,
  operator: Operator,
  { customers, fresh = false }: { readonly customers: readonly Customer[]; readonly fresh?: boolean },
): Promise<readonly CustomerStanding[]> {
  const tenant = await openTenant(operator, home.tenantId);
  const { groups, entraRoles: rolesAtHome } = await tenant.standings.ofOperator({ fresh });
  const person = { objectId: operator.objectId, groups };
  return await inParallel(customers, width, async (customer) => {
    const standing = { customer, deskRoles: deskRolesOf(access.current(), person, customer) };
    if (!maySeePeople(standing)) return standing;
    if (customer.home) return { ...standing, ...(rolesAtHome && { entraRoles: rolesAtHome }) };
    // Its token is fetched while home is asked about its roles. What is wrong with the door shows when it is opened for the list.
    openTenant(operator, customer.tenantId).catch(() => undefined);
    const entraRoles = await entraRolesIn(operator, customer);
    return { ...standing, ...(entraRoles && { entraRoles }) };
  });
}
