import { type RoleName, roleIds } from "../directory/role-ids.ts";
import { isInRoleAssignableGroup, rolesOf } from "../directory/roles-of.ts";
import type { DirectoryUser } from "../directory/world.ts";
import type { Call } from "./call.ts";

/** Targets with no other role than these are within reach of an Authentication Administrator (facts: identity.md §3.4). */
const lightRoles = ids(
  "Directory Readers",
  "Guest Inviter",
  "Password Administrator",
  "Message Center Reader",
  "Reports Reader",
  "Usage Summary Reports Reader",
  "User Experience Success Manager",
);
const withinAuthenticationAdministrator = new Set([...lightRoles, roleIds["Authentication Administrator"]]);
const withinUserAdministrator = new Set([
  ...lightRoles,
  ...ids("Helpdesk Administrator", "User Administrator", "Groups Administrator"),
]);
const withinHelpdesk = new Set([...lightRoles, roleIds["Helpdesk Administrator"]]);

function ids(...names: RoleName[]): string[] {
  return names.map((name) => roleIds[name]);
}

export function holds(call: Call, ...names: RoleName[]): boolean {
  return ids(...names).some((id) => call.caller.roles.has(id));
}

/**
 * Whether the caller may look at the directory at all. A member always may; a delegated operator has no user object there, so only
 * what a role brings: an Authentication Administrator alone sees nobody (inferred from the roles' lists of permissions).
 */
export function canReadDirectory(call: Call): boolean {
  if (call.tenant.users.has(call.caller.userId)) return true;
  return holds(
    call,
    ...(["Global Administrator", "Global Reader", "Directory Readers", "Directory Writers"] as const),
    ...(["User Administrator", "Security Administrator", "Security Reader"] as const),
  );
}

/** Who may read the methods of others. */
export function canReadMethods(call: Call): boolean {
  return holds(
    call,
    "Global Administrator",
    "Global Reader",
    "Privileged Authentication Administrator",
    "Authentication Administrator",
  );
}

/** An Authentication Administrator sees the last two digits of a number, nothing more. */
export function seesMaskedNumbers(call: Call): boolean {
  return !holds(call, "Global Administrator", "Global Reader", "Privileged Authentication Administrator");
}

/** Who may change whose methods; nobody changes her own here. */
export function canManageMethods(call: Call, target: DirectoryUser, what: "method" | "hardware token"): boolean {
  if (target.id === call.caller.userId) return false;
  if (holds(call, "Global Administrator", "Privileged Authentication Administrator")) return true;
  if (what === "hardware token" || !holds(call, "Authentication Administrator")) return false;
  return isWithin(call, target, withinAuthenticationAdministrator);
}

/** Who may end whose sessions. */
export function canRevokeSessions(call: Call, target: DirectoryUser): boolean {
  if (holds(call, "Global Administrator", "Privileged Authentication Administrator")) return true;
  const reaches: [RoleName, ReadonlySet<string>][] = [
    ["Authentication Administrator", withinAuthenticationAdministrator],
    ["User Administrator", withinUserAdministrator],
    ["Helpdesk Administrator", withinHelpdesk],
  ];
  return reaches.some(([role, reach]) => holds(call, role) && isWithin(call, target, reach));
}

function isWithin(call: Call, target: DirectoryUser, reach: ReadonlySet<string>): boolean {
  const shielded = isInRoleAssignableGroup(call.tenant, target) || target.isManagementRestricted === true;
  return !shielded && [...rolesOf(call.tenant, target)].every((role) => reach.has(role));
}
