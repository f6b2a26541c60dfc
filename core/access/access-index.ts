import type { Customer } from "../directory/people.ts";
import type { Access, RoleAssignment } from "./access.ts";

/** A list of customers as the access file writes it, by tenant ids in lower case. */
interface Scope {
  readonly everyone: boolean;
  readonly home: boolean;
  readonly tenants: ReadonlySet<string>;
}

/** The served customers beside one home tenant. */
interface Served {
  readonly customers: readonly Customer[];
  /** By tenant id in lower case. */
  readonly byTenant: ReadonlyMap<string, Customer>;
}

/** What is asked of an access file for each of hundreds of customers, looked up instead of walked. Says nothing that the file does not say. */
export interface AccessIndex {
  /** Tenant id by customer name: both as they are written, but the name trimmed and in lower case. */
  readonly tenantNamed: ReadonlyMap<string, string>;
  /** Tenant ids of the file's customers, in lower case. */
  readonly tenants: ReadonlySet<string>;
  served(home: Customer): Served;
  scope(entries: readonly string[]): Scope;
  /** The assignments that name this person, alone or through a group. */
  assignmentsOf(objectId: string, groups: readonly string[]): readonly RoleAssignment[];
}

const indexes = new WeakMap<Access, AccessIndex>();

/** Made once for each access value; such a value never changes. */
export function accessIndex(access: Access): AccessIndex {
  const known = indexes.get(access) ?? createIndex(access);
  indexes.set(access, known);
  return known;
}

function createIndex(access: Access): AccessIndex {
  const tenantNamed = new Map<string, string>();
  for (const [name, tenantId] of Object.entries(access.customers)) {
    const key = name.trim().toLowerCase();
    if (!tenantNamed.has(key)) tenantNamed.set(key, tenantId);
  }
  const people = new WeakMap<readonly string[], Map<string, readonly RoleAssignment[]>>();
  return {
    tenantNamed,
    tenants: new Set(Object.values(access.customers).map((tenantId) => tenantId.toLowerCase())),
    served: remembering((home: Customer) => servedBeside(access, home)),
    scope: remembering((entries: readonly string[]) => scopeOf(entries, tenantNamed)),
    assignmentsOf(objectId, groups) {
      const found = people.get(groups) ?? new Map<string, readonly RoleAssignment[]>();
      people.set(groups, found);
      const held = found.get(objectId) ?? assignmentsOf(access, objectId, groups);
      found.set(objectId, held);
      return held;
    },
  };
}

function servedBeside(access: Access, home: Customer): Served {
  const homeId = home.tenantId.toLowerCase();
  const named = Object.entries(access.customers).map(([name, tenantId]) => ({ tenantId, name, home: false }));
  const customers = [home, ...named.filter(({ tenantId }) => tenantId.toLowerCase() !== homeId)];
  const byTenant = new Map<string, Customer>();
  // Of two names for one tenant the first counts.
  for (const one of customers)
    if (!byTenant.has(one.tenantId.toLowerCase())) byTenant.set(one.tenantId.toLowerCase(), one);
  return { customers, byTenant };
}

function scopeOf(entries: readonly string[], tenantNamed: ReadonlyMap<string, string>): Scope {
  return {
    everyone: entries.includes("*"),
    home: entries.some((entry) => entry.toLowerCase() === "home"),
    tenants: new Set(entries.map((entry) => (tenantNamed.get(entry.trim().toLowerCase()) ?? entry).toLowerCase())),
  };
}

function assignmentsOf(access: Access, objectId: string, groups: readonly string[]): readonly RoleAssignment[] {
  const [own, ofGroups] = [objectId.toLowerCase(), new Set(groups.map((group) => group.toLowerCase()))];
  return access.roles.filter(({ members }) =>
    members.some((member) =>
      "user" in member ? member.user.toLowerCase() === own : ofGroups.has(member.group.toLowerCase()),
    ),
  );
}

function remembering<Key extends WeakKey, Value extends object>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
