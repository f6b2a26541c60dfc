import type { CustomersShown } from "../../core/directory/customer-state.ts";
import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";
import type { CustomerStates } from "./customer-states.ts";
import type { OperatorsCustomers } from "./operators-customers.ts";
import type { Selection } from "./selection.ts";

export interface ShowRequest {
  readonly operator: Operator;
  readonly search?: string;
  /** Ticked on the card but not applied; unset: as it is remembered. */
  readonly ticked?: readonly string[];
  /** This one anew: roles, token and state. */
  readonly checkAgain?: string;
}

export type ShowCustomers = (request: ShowRequest) => Promise<CustomersShown>;

/** As many as fit on a card with their states. */
const mostShown = 25;

/** Throws `desk-role-missing` for somebody without any customer, `customer-not-served` for one out of reach, `sign-in-needed`. */
export function createShowCustomers(deps: {
  readonly customersOf: OperatorsCustomers;
  readonly selection: Selection;
  readonly states: CustomerStates;
  readonly openTenant: OpenTenant;
  readonly home: Customer;
}): ShowCustomers {
  return async ({ operator, search, ticked, checkAgain }) => {
    const reachable = await deps.customersOf(operator);
    if (reachable.length === 0) throw new Problem("desk-role-missing", { customerName: deps.home.name });
    if (checkAgain !== undefined) await check(operator, reachable, checkAgain);
    const { customers, stale } = await deps.selection.within(operator, reachable);
    const ids = ticked ?? customers.map(({ tenantId }) => tenantId);
    const isTicked = ({ tenantId }: Customer) => ids.some((id) => sameId(id, tenantId));
    const fitting = fittingFirst(reachable, { search, isTicked });
    const shown = fitting.slice(0, mostShown);
    const states = await deps.states.read(operator, shown);
    return {
      rows: states.map((state) => ({ ...state, ticked: isTicked(state.customer) })),
      kept: reachable.filter((one) => isTicked(one) && !shown.includes(one)).map(({ tenantId }) => tenantId),
      selected: customers.map(({ name }) => name),
      stale,
      total: reachable.length,
      more: fitting.length - shown.length,
      notAccepted: reachable.length === 1 && reachable[0]?.home ? [] : await deps.states.notAccepted(operator),
    };
  };

  async function check(operator: Operator, reachable: readonly Customer[], wanted: string): Promise<void> {
    const customer = reachable.find(({ tenantId }) => sameId(tenantId, wanted));
    if (!customer) throw new Problem("customer-not-served");
    const [now] = await deps.states.read(operator, [customer], { fresh: true });
    // What its own door demands is asked of the operator at once, with the claims it gives.
    if (now?.state === "sign-in-needed") await deps.openTenant(operator, customer.tenantId, { fresh: true });
  }
}

/** Those whose name has the text, ticked ones first, so that what is chosen can be seen. */
function fittingFirst(
  reachable: readonly Customer[],
  { search = "", isTicked }: { search: string | undefined; isTicked: (customer: Customer) => boolean },
): readonly Customer[] {
  const wanted = search.trim().toLowerCase();
  const fitting = reachable.filter(({ name }) => name.toLowerCase().includes(wanted));
  return [...fitting.filter(isTicked), ...fitting.filter((one) => !isTicked(one))];
}
