import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { OperatorPreferences, Preferences } from "../preferences/preferences.ts";
import type { OperatorsCustomers } from "./operators-customers.ts";

export interface Selected {
  /** Served customers within the operator's reach, in the order of the access file. */
  readonly customers: readonly Customer[];
  /** Chosen more than eight hours ago: the selector is shown again before a view uses it. */
  readonly stale: boolean;
}

export interface Selection {
  of(operator: Operator): Promise<Selected>;
  /** The same from a list that was just read. */
  within(operator: Operator, reachable: readonly Customer[]): Promise<Selected>;
  /** Remembers a choice; none: the home tenant only. Throws `customer-not-served` for an id that is out of reach: nothing is remembered. */
  choose(operator: Operator, tenantIds: readonly string[]): Promise<Selected>;
}

const freshMs = 8 * 60 * 60 * 1000;

/** Which customers an operator works in, remembered between commands. */
export function createSelection(deps: {
  readonly preferences: Preferences;
  readonly customersOf: OperatorsCustomers;
  readonly now: () => Date;
}): Selection {
  const amongReachable = (reachable: readonly Customer[], { customers: chosen }: OperatorPreferences): Selected => {
    // Rights may have shrunk since: what is out of reach now is not in the selection.
    const ids = new Set(chosen?.tenantIds.map((id) => id.toLowerCase()));
    const customers = reachable.filter(({ tenantId }) => ids.has(tenantId.toLowerCase()));
    if (!chosen || customers.length === 0) return { customers: atFirst(reachable), stale: false };
    // With one customer there is nothing to choose, and the selector has no Apply to leave it by.
    const isOld = deps.now().getTime() - Date.parse(chosen.at) > freshMs;
    return { customers, stale: isOld && reachable.length > 1 };
  };
  return {
    within: async (operator, reachable) => amongReachable(reachable, await deps.preferences.of(operator)),
    of: async (operator) =>
      amongReachable(...(await Promise.all([deps.customersOf(operator), deps.preferences.of(operator)]))),
    async choose(operator, tenantIds) {
      const reachable = await deps.customersOf(operator);
      const forged = tenantIds.find((id) => !reachable.some(({ tenantId }) => sameId(tenantId, id)));
      if (forged !== undefined) throw new Problem("customer-not-served");
      const customers = reachable.filter(({ tenantId }) => tenantIds.some((id) => sameId(id, tenantId)));
      const kept = customers.map(({ tenantId }) => tenantId);
      await deps.preferences.set(operator, { customers: { tenantIds: kept, at: deps.now().toISOString() } });
      return { customers: customers.length > 0 ? customers : atFirst(reachable), stale: false };
    },
  };
}

/** Nothing chosen yet: the home tenant; for somebody without a role there, the only customer they have. */
function atFirst(reachable: readonly Customer[]): readonly Customer[] {
  const home = reachable.filter((customer) => customer.home);
  return home.length > 0 || reachable.length > 1 ? home : reachable;
}
