import { customersCard } from "../cards/customers-card.ts";
import type { Selection } from "../services/customers/selection.ts";
import type { ShowCustomers, ShowRequest } from "../services/customers/show-customers.ts";
import type { Asked, Dialogs, Reply } from "./dialog.ts";

export interface CustomersVerbs {
  readonly selection: Selection;
  readonly showCustomers: ShowCustomers;
}

/** The view that a choice leads back to, over the customers just chosen; undefined: it is gone. */
export type ComeBack = (asked: Asked, then: string) => Promise<Reply | undefined>;

type CustomersKinds = "customers" | "customers.apply" | "customers.check-again";

/** The talk about where commands work. */
export function createCustomersDialogs(
  { selection, showCustomers }: CustomersVerbs,
  comeBack: ComeBack,
): Pick<Dialogs, CustomersKinds> {
  const show = async (request: ShowRequest, more: { readonly then?: string; readonly applied?: boolean }) => {
    const { search } = request;
    const shown = await showCustomers(request);
    const card = customersCard({ ...shown, ...more, ...(search !== undefined && { search }) });
    return { card, personal: true };
  };
  return {
    customers: ({ operator }, { kind: _, then, ...said }) => show({ operator, ...said }, back(then)),
    "customers.apply": async (asked, { selected, then }) => {
      const { operator } = asked;
      await selection.choose(operator, selected);
      const view = then === undefined ? undefined : await comeBack(asked, then);
      return view ?? show({ operator }, { applied: true });
    },
    "customers.check-again": ({ operator }, { tenantId, ticked, then }) =>
      show({ operator, ticked, checkAgain: tenantId }, back(then)),
  };
}

function back(then: string | undefined): { readonly then?: string } {
  return then === undefined ? {} : { then };
}
