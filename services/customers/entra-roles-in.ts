import { delegatedRoles } from "../../core/directory/customer-state.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { asProblem } from "../../core/problem.ts";
import type { ReadRecords } from "./delegated-records.ts";

/** Template ids of the Entra roles an operator holds in a customer through delegated administration; none: no way in; undefined: not known. A forecast. */
export type EntraRolesIn = (operator: Operator, customer: Customer) => Promise<readonly string[] | undefined>;

/** From the records of the home tenant, remembered there for five minutes: one request for each customer the first time. */
export function createEntraRolesIn({
  records,
  now,
}: {
  readonly records: ReadRecords;
  readonly now: () => Date;
}): EntraRolesIn {
  return async (operator, { tenantId }) => {
    try {
      const known = await records.of(operator);
      if (!known) return undefined;
      const assignments = await known.assignmentsOf(tenantId);
      const delegations = known.delegationsOf(tenantId);
      const held = delegatedRoles({ delegations, assignments, groups: known.groups, now: now() });
      // As the selector judges: Microsoft's list has come back empty for some callers, which proves nothing.
      return held ?? (known.customers.length > 0 ? [] : undefined);
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.code.startsWith("graph-")) throw problem;
      return undefined;
    }
  };
}
