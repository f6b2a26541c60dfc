import { demoAccess } from "../../emulator/demo/demo-access.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

/** The demo's access file, with another cap for those who may reset. */
export function accessWithCap(bulkCap: number, rules: readonly object[] = []) {
  const roles = demoAccess.roles.map((role) => ({
    ...role,
    ...(role.role === "AuthenticationMethodsWriter" && { bulkCap }),
  }));
  return { ...demoAccess, roles, rules: [...demoAccess.rules, ...rules] };
}

/** User principal names of a tenant, in the order of the seed. */
export function addressesOf({ microsoft: { world } }: Helpdesk, tenantId: string): string[] {
  return [...(world.tenants.get(tenantId)?.users.values() ?? [])].map(({ userPrincipalName }) => userPrincipalName);
}
