import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";

/** The Teams desktop and mobile client, as the `azp` of its tokens names it. */
const teamsClientId = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

/** What the Teams client of a person of the home tenant gets silently for the Graph registration's own API. */
export async function teamsSsoToken(parts: EntraParts, userId: string): Promise<string> {
  const { world, registrations } = parts;
  const user = world.tenants.get(world.homeTenantId)?.users.get(userId);
  if (!user) throw new EntraRefusal(50034);
  if (!user.accountEnabled) throw new EntraRefusal(50057);
  return await parts.mint.sign(
    {
      aud: registrations.graphAppId,
      iss: `${parts.addresses().entra}/${world.homeTenantId}/v2.0`,
      azp: teamsClientId,
      azpacr: "0",
      name: user.displayName,
      preferred_username: user.userPrincipalName,
      oid: user.id,
      sub: user.id,
      tid: world.homeTenantId,
      scp: "access_as_user",
      ver: "2.0",
    },
    world.conditions.accessTokenSeconds,
  );
}
