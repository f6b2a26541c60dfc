import { type Actions, actionsFor, everyAction, maySeePeople } from "../../core/access/actions.ts";
import { deskRolesOf } from "../../core/access/find-access.ts";
import type { ListState, Ticked } from "../../core/directory/directory.ts";
import { type Operator, sameId } from "../../core/directory/people.ts";
import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import type { DeskDeps } from "./read-desk.ts";
import { servedCustomer } from "./served-customer.ts";

/**
 * A list that is shown again without reading it, by the desk roles of this moment: nobody is shown any longer where no role lets the
 * operator see people, and no action is. What is known of Entra roles is as old as the list; Graph decides.
 */
export async function judgeAgain<State extends ListState<unknown, Ticked>>(
  deps: Omit<DeskDeps, "entraRolesIn">,
  operator: Operator,
  state: State,
): Promise<State> {
  const tenant = await deps.openTenant(operator, deps.home.tenantId);
  const { groups } = await tenant.standings.ofOperator();
  const person = { objectId: operator.objectId, groups };
  const desk = state.customers.map((tenantId) => {
    const customer = servedCustomer(deps, tenantId);
    return { customer, deskRoles: deskRolesOf(deps.access.current(), person, customer) };
  });
  const shut = desk.flatMap((one): SilentCustomer[] => {
    const { tenantId, name: customerName } = one.customer;
    return maySeePeople(one) ? [] : [{ tenantId, customerName, reason: "desk-role-missing" }];
  });
  const isShut = ({ tenantId }: { readonly tenantId: string }) => shut.some((one) => sameId(one.tenantId, tenantId));
  return {
    ...state,
    rows: state.rows.filter((row) => !isShut(row)),
    silent: [...state.silent.filter((one) => !isShut(one)), ...shut],
    actions: withEntraRoles(actionsFor(desk), state.actions),
  };
}

function withEntraRoles(now: Actions, { missing: before }: Actions): Actions {
  const isNamed = ({ tenantId }: { readonly tenantId: string }) =>
    now.missing.some(({ customer }) => sameId(customer.tenantId, tenantId));
  const entra = before.filter(({ why, customer }) => why === "entra-role-missing" && !isNamed(customer));
  const missing = [...now.missing, ...entra];
  const allowed =
    now.allowed.length === 0 ? [] : everyAction.filter((each) => !missing.some(({ action }) => action === each));
  return { allowed, missing };
}
