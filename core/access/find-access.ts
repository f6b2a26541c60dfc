import type { Customer, Target } from "../directory/people.ts";
import type { Access, DeskRole, EffectiveRule, Rule } from "./access.ts";
import { accessIndex } from "./access-index.ts";

/** A person as the access file sees them: object id and the object ids of their groups in the home tenant. */
export interface PersonRef {
  readonly objectId: string;
  readonly groups: readonly string[];
}

/** What may stand in a `never` list for one person. */
export type NeverTarget = Pick<Target, "objectId" | "userPrincipalName" | "addresses">;

const defaults: EffectiveRule = {
  never: [],
  mayResetAdministrators: false,
  requireReason: false,
  requireVerification: false,
  requireTicket: false,
};

/** Most people at once, where neither a role nor a rule says a number. */
export const usualBulkCap = 25;

/** The desk roles a person holds for a customer. Deny by default: none for who is not named, none where nobody is served. */
export function deskRolesOf(access: Access, person: PersonRef, customer: Customer): DeskRole[] {
  if (!isServed(access, customer)) return [];
  const named = accessIndex(access).assignmentsOf(person.objectId, person.groups);
  const held = named.filter(({ customers }) => covers(access, customers, customer));
  return [...new Set(held.map(({ role }) => role))];
}

/** What a customer demands: every rule that covers it, later ones winning key by key (a later `never` replaces an earlier one). */
export function ruleFor(access: Access, customer: Customer): EffectiveRule {
  const matching = access.rules.filter(({ customers }) => covers(access, customers, customer));
  return matching.reduce((effective, rule) => ({ ...effective, ...demandsOf(rule) }), defaults);
}

function demandsOf({ customers: _, ...demands }: Rule): Partial<EffectiveRule> {
  return demands;
}

/**
 * The most people this person may act on at once, all of these customers together: of what the assignments that give the right say
 * (the largest) and what the customer's rule says the smaller counts; over several customers the smallest.
 */
export function bulkCapOf(access: Access, person: PersonRef, customers: readonly Customer[]): number {
  const caps = customers.map((customer) => {
    const { bulkCap: ofRule } = ruleFor(access, customer);
    const named = accessIndex(access).assignmentsOf(person.objectId, person.groups);
    const ofRoles = named.flatMap(({ role, customers: reach, bulkCap }) =>
      role === "AuthenticationMethodsWriter" && bulkCap !== undefined && covers(access, reach, customer)
        ? [bulkCap]
        : [],
    );
    const said = [...(ofRule === undefined ? [] : [ofRule]), ...(ofRoles.length > 0 ? [Math.max(...ofRoles)] : [])];
    return said.length > 0 ? Math.min(...said) : usualBulkCap;
  });
  return caps.length > 0 ? Math.min(...caps) : usualBulkCap;
}

/** Break-glass and service accounts: nobody resets them. By object id, user principal name or mail address, in any case. */
export function isNever(access: Access, customer: Customer, target: NeverTarget): boolean {
  const names = [target.objectId, target.userPrincipalName, ...(target.addresses ?? [])];
  const guest = guestAddress(target.userPrincipalName);
  const known = new Set([...names, ...(guest ? [guest] : [])].map((name) => name.toLowerCase()));
  return ruleFor(access, customer).never.some((entry) => known.has(entry.trim().toLowerCase()));
}

/** `alice_fabrikam.com#EXT#@contoso.com` is alice@fabrikam.com at home (facts/graph.md). */
function guestAddress(userPrincipalName: string): string | undefined {
  const [atHome, tail] = userPrincipalName.split(/#EXT#/i);
  const at = atHome?.lastIndexOf("_") ?? -1;
  if (tail === undefined || atHome === undefined || at < 1) return undefined;
  return `${atHome.slice(0, at)}@${atHome.slice(at + 1)}`;
}

/** Do two object ids belong to one person? Groups that overlap are one group. */
export function isSamePerson(access: Access, aObjectId: string, bObjectId: string): boolean {
  const accounts = new Set([aObjectId.toLowerCase()]);
  for (let before = 0; before < accounts.size; ) {
    before = accounts.size;
    for (const group of access.samePerson) {
      const ids = group.map((id) => id.toLowerCase());
      if (ids.some((id) => accounts.has(id))) for (const id of ids) accounts.add(id);
    }
  }
  return accounts.has(bObjectId.toLowerCase());
}

/** Named in the access file, alone or through a group, for whatever role: such a person counts as an administrator. */
export function isInAccessFile(access: Access, person: PersonRef): boolean {
  return accessIndex(access).assignmentsOf(person.objectId, person.groups).length > 0;
}

/** Object ids of every group the access file names, in lower case, each once. */
export function accessGroups(access: Access): string[] {
  const groups = access.roles.flatMap(({ members }) =>
    members.flatMap((member) => ("group" in member ? [member.group.toLowerCase()] : [])),
  );
  return [...new Set(groups)];
}

/** The home tenant, then the customers in the order of the file. */
export function servedCustomers(access: Access, home: Customer): readonly Customer[] {
  return accessIndex(access).served(home).customers;
}

/** The served customer a tenant is; undefined: it is not served. */
export function customersByTenant(access: Access, home: Customer, tenantId: string): Customer | undefined {
  return accessIndex(access).served(home).byTenant.get(tenantId.toLowerCase());
}

/** A served customer by its name in the file, its tenant id, or "home"; undefined: none, ask. The file's names go before home's own. */
export function customerByName(access: Access, home: Customer, name: string): Customer | undefined {
  const wanted = name.trim().toLowerCase();
  const tenantId = wanted === "home" ? home.tenantId : accessIndex(access).tenantNamed.get(wanted);
  return (
    customersByTenant(access, home, tenantId ?? wanted) ??
    servedCustomers(access, home).find((customer) => customer.name.toLowerCase() === wanted)
  );
}

function isServed(access: Access, { tenantId, home }: Customer): boolean {
  return home || accessIndex(access).tenants.has(tenantId.toLowerCase());
}

/** By tenant id only: an organisation may call itself what it likes, so its own name opens nothing. */
function covers(access: Access, entries: readonly string[], { tenantId, home }: Customer): boolean {
  const scope = accessIndex(access).scope(entries);
  return scope.everyone || (home && scope.home) || scope.tenants.has(tenantId.toLowerCase());
}
