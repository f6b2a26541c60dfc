import type { DirectoryUser } from "../../emulator/directory/world.ts";
import { methodMaker } from "../../emulator/seed/methods.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

/** A user of the home tenant, to be changed by a test. */
export function userOf({ microsoft: { world } }: Helpdesk, id: string): DirectoryUser {
  const user = world.tenants.get(world.homeTenantId)?.users.get(id);
  if (!user) throw new Error(`No user ${id} in the home tenant.`);
  return user;
}

/** The account is deleted. */
export function removeUser({ microsoft: { world } }: Helpdesk, id: string): void {
  world.tenants.get(world.homeTenantId)?.users.delete(id);
}

/** A new Authenticator app, as the person or an intruder would register one. */
export function registerApp(desk: Helpdesk, id: string, name = "A new phone"): void {
  const user = userOf(desk, id);
  user.methods.push(
    methodMaker({ id: `${id}/later`, displayName: user.displayName }).authenticator(
      name,
      desk.microsoft.requests.all().at(-1)?.at ?? "",
    ),
  );
}
