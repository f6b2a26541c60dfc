import type { DeskRole } from "../../core/access/access.ts";
import { deskRolesOf, servedCustomers } from "../../core/access/find-access.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

/** Served customers whose record an operator may read; home first. Throws `sign-in-needed`: groups are read with their own rights. */
export type ReadableCustomers = (operator: Operator) => Promise<readonly Customer[]>;

/** Whoever may see users there, or works on their methods. */
const readers: readonly DeskRole[] = ["UsersReader", "UserAdministrator", "AuthenticationMethodsWriter"];

export function createReadableCustomers(deps: {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
}): ReadableCustomers {
  return async (operator) => {
    const { access, home } = deps;
    const tenant = await deps.openTenant(operator, home.tenantId);
    const { groups } = await tenant.standings.ofOperator();
    const person = { objectId: operator.objectId, groups };
    const file = access.current();
    return servedCustomers(file, home).filter((customer) =>
      deskRolesOf(file, person, customer).some((role) => readers.includes(role)),
    );
  };
}
