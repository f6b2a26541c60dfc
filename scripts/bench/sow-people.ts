import type { World } from "../../emulator/directory/world.ts";
import type { MethodMaker } from "../../emulator/seed/methods.ts";
import { buildPerson } from "../../emulator/seed/person-builder.ts";

/** Somebody to reset: `methods` from 1 to 8 that a reset removes. */
export interface Wanted {
  readonly name: string;
  readonly methods: number;
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

/** Puts people with exactly so many methods into the home tenant. Returns their object ids, in order. */
export function sowPeople(world: World, people: readonly Wanted[]): string[] {
  const home = world.tenants.get(world.homeTenantId);
  if (!home) throw new Error("The stand-in has no home tenant.");
  const daysAgo = (days: number) => new Date(world.now() - days * 86_400_000).toISOString();
  const place = { domain: home.domains[0] ?? "", company: home.displayName, daysAgo };
  return people.map(({ name, methods }) => {
    const user = buildPerson(place, {
      name,
      methods: (make) => registered.slice(0, methods).map((add) => add(make, daysAgo(90))),
      preferred: "sms",
      defaultAt: 0,
    });
    home.users.set(user.id, user);
    return user.id;
  });
}
