import type { DirectoryUser, Tenant, World } from "./world.ts";

/** By object id or user principal name, in any case of letters, as Graph does. */
export function findUser(tenant: Tenant, idOrName: string): DirectoryUser | undefined {
  const wanted = idOrName.toLowerCase();
  const byId = tenant.users.get(wanted);
  if (byId) return byId;
  for (const user of tenant.users.values()) {
    if (user.userPrincipalName.toLowerCase() === wanted) return user;
  }
  return undefined;
}

/** By tenant id or one of its domains. */
export function findTenant(world: World, idOrDomain: string): Tenant | undefined {
  const wanted = idOrDomain.toLowerCase();
  return world.tenants.get(wanted) ?? [...world.tenants.values()].find((tenant) => tenant.domains.includes(wanted));
}
