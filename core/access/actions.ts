import type { Customer } from "../directory/people.ts";
import type { DeskRole } from "./access.ts";
import type { EntraNeed } from "./decision.ts";
import { mayActOnMethods } from "./roles.ts";

export type Action = "reset" | "revoke-sessions";

export const everyAction: readonly Action[] = ["reset", "revoke-sessions"];

/** What the operator is in one of the selected customers. */
export interface CustomerStanding {
  readonly customer: Customer;
  readonly deskRoles: readonly DeskRole[];
  /** Template ids of active Entra roles; unset: not known, nothing is forecast. */
  readonly entraRoles?: readonly string[];
}

/** Why an action is not shown: which customer, which role. */
export type Missing = { readonly action: Action; readonly customer: Customer } & (
  | { readonly why: "desk-role-missing"; readonly role: DeskRole }
  | { readonly why: "entra-role-missing"; readonly needs: EntraNeed }
);

export interface Actions {
  /** Those that apply to all selected customers; nothing else is shown (product.md §3). */
  readonly allowed: readonly Action[];
  readonly missing: readonly Missing[];
}

/** Which actions apply to all selected customers, and what is missing for the others. Shapes the card; every press is judged again. */
export function actionsFor(standings: readonly CustomerStanding[]): Actions {
  const missing = standings.flatMap((standing) => everyAction.flatMap((action) => missingFor(action, standing)));
  const allowed = everyAction.filter((action) => !missing.some((one) => one.action === action));
  return { allowed: standings.length === 0 ? [] : allowed, missing };
}

/** The roles that let a person see users at all (product.md §5). */
export function maySeePeople({ deskRoles }: Pick<CustomerStanding, "deskRoles">): boolean {
  return deskRoles.includes("UsersReader") || deskRoles.includes("UserAdministrator");
}

function missingFor(action: Action, standing: CustomerStanding): Missing[] {
  const { customer, deskRoles, entraRoles } = standing;
  if (!maySeePeople(standing)) return [{ action, customer, why: "desk-role-missing", role: "UsersReader" }];
  if (!deskRoles.includes("AuthenticationMethodsWriter")) {
    return [{ action, customer, why: "desk-role-missing", role: "AuthenticationMethodsWriter" }];
  }
  const needs = entraNeed(entraRoles);
  return needs ? [{ action, customer, why: "entra-role-missing", needs }] : [];
}

/** For an ordinary person: whom exactly a role reaches is decided person by person. */
function entraNeed(entraRoles: readonly string[] | undefined): EntraNeed | undefined {
  const forecast = mayActOnMethods(entraRoles, { entraRoles: [], inRoleAssignableGroup: false });
  return forecast === "yes" || forecast === "unknown" ? undefined : "Authentication Administrator";
}
