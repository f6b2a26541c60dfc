import type { Access } from "../../../core/access/access.ts";
import type { Customer, Operator } from "../../../core/directory/people.ts";
import { createListMethods } from "../../../services/directory/list-methods.ts";
import { createListUsers } from "../../../services/directory/list-users.ts";
import { createShowUser } from "../../../services/directory/show-user.ts";
import { anAccess } from "../builders/an-access.ts";
import { anOperator, home } from "../builders/people.ts";
import { now as start } from "../builders/resets.ts";
import { memoryViewStore } from "./memory-view-store.ts";
import { SomeCustomers } from "./some-customers.ts";

export const asked = { operator: anOperator(), conversationId: "personal-olive" };

/** The views' services on fakes, over customers with so many people each; the first is home. */
export function aDirectory(...counts: readonly number[]) {
  const world = new SomeCustomers(...counts);
  const clock = { now: start };
  const file: { access: Access } = { access: accessFor(world.customers) };
  const views = memoryViewStore(() => clock.now);
  const timeouts = { make: () => new AbortController().signal, asked: [] as number[] };
  let ids = 0;
  const deps = {
    openTenant: world.openTenant,
    access: { current: () => file.access, fault: () => undefined },
    home,
    entraRolesIn: (_operator: Operator, { tenantId }: Customer) => Promise.resolve(world.entraRoles.get(tenantId)),
    views,
    now: () => clock.now,
    newId: () => `view-${++ids}`,
    timeout: (ms: number) => {
      timeouts.asked.push(ms);
      return timeouts.make();
    },
  };
  return {
    ...{ world, clock, file, views, timeouts, deps },
    users: createListUsers(deps),
    methods: createListMethods(deps),
    showUser: createShowUser(deps),
  };
}

/** The operator of the tests may see and reset in all of them. */
export function accessFor(customers: readonly Customer[], part: Partial<Access> = {}): Access {
  const others = customers.filter((customer) => !customer.home);
  return anAccess({ customers: Object.fromEntries(others.map(({ name, tenantId }) => [name, tenantId])), ...part });
}
