import { customerByName } from "../../core/access/find-access.ts";
import type { CommandOf } from "../../core/command.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { Selection } from "../customers/selection.ts";

/** Which customers a sentence about a channel means; undefined: all. Throws `customer-unknown`. */
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
    if (of === "selection") return (await deps.selection.of(operator)).customers;
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
