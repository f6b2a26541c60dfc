import type { World } from "./world.ts";

/** What Privileged Identity Management does when somebody activates a membership; throws where nothing waits for it. */
export function activateMembership(world: World, { groupId, userId }: { groupId: string; userId: string }): void {
  const group = world.tenants.get(world.homeTenantId)?.groups.get(groupId);
  if (!group?.eligible?.includes(userId))
    throw new Error("No membership of this person in this group waits for activation.");
  group.members.push(userId);
}
