import type { CommandOf } from "../../core/command.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import { namedCustomers } from "../customers/named-customers.ts";
import type { Selected, Selection } from "../customers/selection.ts";

/** Which customers a sentence about a channel means; undefined: all. Throws `customer-unknown`, `selection-old`. */
export type CustomersMeant = (
  operator: Operator,
  of: CommandOf<"notify">["of"],
) => Promise<readonly Customer[] | undefined>;

export function createCustomersMeant(deps: {
  readonly access: AccessSource;
  readonly home: Customer;
  readonly selection: Pick<Selection, "of">;
}): CustomersMeant {
  return async (operator, of) => {
    if (of === undefined) return undefined;
    if (of === "selection") return chosen(await deps.selection.of(operator));
    return namedCustomers(deps.access.current(), deps.home, of.named);
  };
}

/** In a channel the selector can't be shown, so whoever chose long ago looks at it in their own chat first. */
function chosen({ customers, stale }: Selected): readonly Customer[] {
  if (stale) throw new Problem("selection-old");
  return customers;
}
