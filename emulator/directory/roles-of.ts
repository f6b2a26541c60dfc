import type { Delegation, DirectoryUser, Group, Tenant, World } from "./world.ts";

/** Groups the principal is in, directly or through groups. */
export function groupsOf(tenant: Tenant, principalId: string): Group[] {
  const found = new Map<string, Group>();
  const queue = [principalId];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const group of tenant.groups.values()) {
      if (!group.members.includes(id) || found.has(group.id)) continue;
      found.set(group.id, group);
      queue.push(group.id);
    }
  }
  return [...found.values()];
}

/** Template ids of the active roles of a user of this tenant, given directly or by a group. */
export function rolesOf(tenant: Tenant, user: DirectoryUser): Set<string> {
  return new Set([...user.roles, ...groupsOf(tenant, user.id).flatMap((group) => group.roles)]);
}

/** True where the user is a member or an owner of a role-assignable group, role or not. */
export function isInRoleAssignableGroup(tenant: Tenant, user: DirectoryUser): boolean {
  const owns = [...tenant.groups.values()].some((group) => group.isAssignableToRole && group.owners.includes(user.id));
  return owns || groupsOf(tenant, user.id).some((group) => group.isAssignableToRole);
}

/** What live relationships and active assignments give to groups of the home tenant in this customer. */
export function delegatedRoles(world: World, tenant: Tenant): { groupId: string; roles: string[] }[] {
  return tenant.delegations
    .filter((delegation) => isLive(delegation, world.now()))
    .flatMap(({ roles: most, assignments }) =>
      assignments
        .filter(({ status }) => status === "active")
        .map(({ groupId, roles }) => ({ groupId, roles: roles.filter((role) => most.includes(role)) })),
    );
}

function isLive({ status, endDateTime }: Delegation, now: number): boolean {
  return status === "active" && Date.parse(endDateTime) > now;
}

/**
 * Roles with which somebody of the home tenant works in `tenant`: their own, or in a customer the union of what delegated
 * administrations give their groups (nested ones count, a membership that waits for activation does not).
 * undefined: no way into that tenant.
 */
export function operatorRoles(world: World, tenant: Tenant, userId: string): Set<string> | undefined {
  const own = tenant.users.get(userId);
  if (own) return rolesOf(tenant, own);
  const home = world.tenants.get(world.homeTenantId);
  if (!home) return undefined;
  const groups = new Set(groupsOf(home, userId).map(({ id }) => id));
  const held = delegatedRoles(world, tenant).filter(({ groupId }) => groups.has(groupId));
  return held.length === 0 ? undefined : new Set(held.flatMap(({ roles }) => roles));
}
