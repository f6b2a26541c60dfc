import type { Wanted } from "../../core/command.ts";
import type { Customer, Operator, Target } from "../../core/directory/people.ts";
import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import type { AskDeps } from "../customers/ask-customer.ts";
import type { CustomersFor } from "../customers/customers-for.ts";
import { resolvePeople } from "../resets/prepare/resolve-people.ts";
import { createSearchPeople } from "../resets/prepare/search-people.ts";

export type FoundPerson =
  | { readonly kind: "one"; readonly target: Target }
  /** Several people fit these words, or might: one is picked from a list of these customers. */
  | { readonly kind: "several"; readonly asked: string; readonly customers: readonly Customer[] }
  | {
      readonly kind: "nobody";
      readonly excluded: readonly Excluded[];
      readonly silent: readonly SilentCustomer[];
      readonly unsearched: number;
    }
  /** The words name more than one person. */
  | { readonly kind: "too-many" };

export interface WhichPerson {
  readonly operator: Operator;
  readonly wanted: Wanted;
  readonly inCustomer?: string;
}

/** The one person a typed command is about, found as a reset finds its people. Throws what `customersFor` throws. */
export type FindPerson = (which: WhichPerson) => Promise<FoundPerson>;

export function createFindPerson(deps: AskDeps & { readonly customersFor: CustomersFor }): FindPerson {
  return async ({ operator, wanted, inCustomer }) => {
    const reach = await deps.customersFor(operator, inCustomer);
    const resolved = await resolvePeople(createSearchPeople(deps, operator, reach), wanted);
    const { found, choice, excluded, silent } = resolved;
    const [target] = found;
    if (choice) return { kind: "several", asked: choice.asked, customers: reach.forNames };
    if (found.length + excluded.length > 1) return { kind: "too-many" };
    return target ? { kind: "one", target } : { kind: "nobody", excluded, silent, unsearched: reach.unsearched };
  };
}
