import { stableId } from "../directory/stable-id.ts";
import type { World } from "../directory/world.ts";
import { crowd } from "./crowd.ts";
import { helpdeskDelegation } from "./delegations.ts";
import type { DaysAgo } from "./person-builder.ts";
import { sowTenant } from "./tenants.ts";

/** For tests of scale: so many more customers, ready for the helpdesk, each with so many ordinary people. Returns their tenant ids. */
export function addCustomers(world: World, { count, people }: { count: number; people: number }): string[] {
  if (![count, people].every((number) => Number.isInteger(number) && number >= 0 && number <= 2000)) {
    throw new Error("Say how many, from 0 to 2000: { count, people }.");
  }
  const now = world.now();
  const daysAgo: DaysAgo = (days) => new Date(now - days * 86_400_000).toISOString();
  const before = world.tenants.size;
  return Array.from({ length: count }, (_, n) => {
    const name = `Customer ${String(before + n).padStart(4, "0")}`;
    const sketch = {
      id: stableId(`tenant/${name}`),
      name,
      domain: `${name.toLowerCase().replace(" ", "-")}.example`,
      people: crowd(people),
      delegations: [helpdeskDelegation(name)],
    };
    world.tenants.set(sketch.id, sowTenant(sketch, daysAgo));
    return sketch.id;
  });
}
