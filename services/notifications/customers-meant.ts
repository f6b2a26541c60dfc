import { customerByName } from "../../core/access/find-access.ts";
import type { CommandOf } from "../../core/command.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
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
  const known = (name: string) => customerByName(deps.access.current(), deps.home, name);
  return async (operator, of) => {
    if (of === undefined) return undefined;
    if (of === "selection") return chosen(await deps.selection.of(operator));
    // "Anders and Sons" may be one customer's name.
    const whole = known(of.named);
    if (whole) return [whole];
    const names = of.named.split(/ *(?:,|;| and ) */i).filter((name) => name !== "");
    return names.map((name) => {
      const customer = known(name);
      if (!customer) throw new Problem("customer-unknown", { customerName: name });
      return customer;
    });
  };
}

/** In a channel the selector can't be shown, so whoever chose long ago looks at it in their own chat first. */
function chosen({ customers, stale }: Selected): readonly Customer[] {
  if (stale) throw new Problem("selection-old");
  return customers;
}
