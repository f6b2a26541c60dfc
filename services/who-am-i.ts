import type { Access, DeskRole } from "../core/access/access.ts";
import { deskRolesOf, type PersonRef, servedCustomers } from "../core/access/find-access.ts";
import type { Customer, Operator } from "../core/directory/people.ts";
import type { AccessSource } from "./access/access-source.ts";
import type { OperatorTokens } from "./sign-in/operator-tokens.ts";
import type { OpenTenant } from "./tenants/open-tenant.ts";

export interface Self {
  readonly signedIn: boolean;
  readonly home: Customer;
  /** Empty until signed in: membership of groups is read with the operator's own rights. `customers`: names, or "*" for all served. */
  readonly deskRoles: readonly { readonly role: DeskRole; readonly customers: readonly string[] }[];
  /** Template ids; unset: not signed in, or not readable. */
  readonly entraRoles?: readonly string[];
}

export type WhoAmI = (operator: Operator) => Promise<Self>;

/** What the bot knows of the person who asks. Throws `sign-in-needed` only where a sign-in has gone stale. */
export function createWhoAmI(deps: {
  openTenant: OpenTenant;
  tokens: OperatorTokens;
  access: AccessSource;
  home: Customer;
}): WhoAmI {
  return async (operator) => {
    const { home } = deps;
    if (!(await deps.tokens.signedIn(operator))) return { signedIn: false, home, deskRoles: [] };
    const tenant = await deps.openTenant(operator, home.tenantId);
    const { groups, entraRoles } = await tenant.standings.ofOperator({ fresh: true });
    const deskRoles = rolesByCustomer(deps.access.current(), { objectId: operator.objectId, groups }, home);
    return { signedIn: true, home, deskRoles, ...(entraRoles && { entraRoles }) };
  };
}

function rolesByCustomer(access: Access, person: PersonRef, home: Customer): Self["deskRoles"] {
  const served = servedCustomers(access, home);
  const held = served.flatMap((customer) =>
    deskRolesOf(access, person, customer).map((role) => ({ role, name: customer.name })),
  );
  return [...Map.groupBy(held, ({ role }) => role)].map(([role, all]) => ({
    role,
    customers: all.length === served.length && served.length > 1 ? ["*"] : all.map(({ name }) => name),
  }));
}
