import type { Person } from "../contract.ts";
import { stableId } from "../directory/stable-id.ts";
import type { World } from "../directory/world.ts";
import { targetIds } from "../seed/contoso.ts";

const chosen = [
  "aliceAnders",
  "milesOBrien",
  "zoe",
  "andersBerg",
  "mallory",
] as const satisfies (keyof typeof targetIds)[];

/** People of the home tenant who are in the team without sitting at a page: somebody to mention. */
export function colleaguesOf(world: World): Person[] {
  const users = world.tenants.get(world.homeTenantId)?.users;
  return chosen.flatMap((name) => {
    const user = users?.get(targetIds[name]);
    if (user === undefined) return [];
    const { id, displayName, userPrincipalName } = user;
    const teamsId = `29:1${stableId(`teams/${id}`).replaceAll("-", "")}`;
    return [{ id, teamsId, displayName, userPrincipalName, description: user.jobTitle ?? "" }];
  });
}
