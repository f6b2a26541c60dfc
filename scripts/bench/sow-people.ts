import type { World } from "../../emulator/directory/world.ts";
import type { MethodMaker } from "../../emulator/seed/methods.ts";
import { buildPerson } from "../../emulator/seed/person-builder.ts";

/** Somebody to reset: `methods` from 1 to 8 that a reset removes. */
export interface Wanted {
  readonly name: string;
  readonly methods: number;
  /** Unset: the home tenant. */
  readonly tenantId?: string;
}

/** The mobile number is the default: of several apps Graph would not say which one it is, and one refusal would be everybody's. */
const registered: readonly ((make: MethodMaker, added: string) => ReturnType<MethodMaker["authenticator"]>)[] = [
  (make, added) => make.phone("mobile", "+44 7700900800", added),
  (make, added) => make.authenticator("iPhone", added),
  (make, added) => make.phone("alternateMobile", "+44 7700900801", added),
  (make, added) => make.phone("office", "+44 2079460800", added),
  (make, added) => make.softwareOath(added),
  (make, added) => make.authenticator("Galaxy", added),
  (make, added) => make.authenticator("Pixel", added),
  (make, added) => make.authenticator("iPad", added),
];

/** Puts people with exactly so many methods into their tenants. Returns their object ids, in order. */
export function sowPeople(world: World, people: readonly Wanted[]): string[] {
  const daysAgo = (days: number) => new Date(world.now() - days * 86_400_000).toISOString();
  return people.map(({ name, methods, tenantId = world.homeTenantId }) => {
    const tenant = world.tenants.get(tenantId);
    if (!tenant) throw new Error(`The stand-in has no tenant ${tenantId}.`);
    const place = { domain: tenant.domains[0] ?? "", company: tenant.displayName, daysAgo };
    const user = buildPerson(place, {
      name,
      methods: (make) => registered.slice(0, methods).map((add) => add(make, daysAgo(90))),
      preferred: "sms",
      defaultAt: 0,
    });
    tenant.users.set(user.id, user);
    return user.id;
  });
}
