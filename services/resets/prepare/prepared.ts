import type { Action } from "../../../core/access/actions.ts";
import type { SilentCustomer } from "../../../core/directory/silent-customer.ts";
import type { Choice } from "./choice-store.ts";
import type { PreparedList } from "./prepared-list.ts";

/** What was asked, and where it was looked for people, beside what came of it. */
export interface Searched {
  readonly act: Action;
  /** Names of the customers that answered. */
  readonly searched: readonly string[];
  readonly silent: readonly SilentCustomer[];
  /** How many other customers of the operator were not searched. */
  readonly unsearched: number;
}

export type Prepared = Searched &
  (PreparedList | { readonly kind: "choose"; readonly choice: Choice; readonly more: boolean });
