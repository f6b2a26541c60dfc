import type { Card } from "../cards/kit/kit.ts";
import type { ListView } from "../cards/parts/list-parts.ts";
import type { Action } from "../core/access/actions.ts";
import type { ListPress } from "../core/command.ts";
import type { ListState, Ticked, ViewState } from "../core/directory/directory.ts";
import { asProblem } from "../core/problem.ts";
import type { OpenList, PressOnList } from "../services/directory/list-requests.ts";
import type { PressedView, View } from "../services/directory/view-store.ts";
import type { Asked, Reply } from "./dialog.ts";
import { userReply } from "./user-reply.ts";
import { summaryFor, type ViewVerbs } from "./view-verbs.ts";

/** One of the two lists, as a talk. */
export interface ListDialog<Filter, State extends ViewState> {
  readonly open: (asked: Asked, wish: ListWish<Filter>) => Promise<Reply>;
  readonly press: (asked: Asked, pressed: PressedList<Filter>) => Promise<Reply>;
  /** As it stands, judged anew. */
  readonly show: (asked: Asked, view: View<State>) => Promise<Reply>;
}

export interface ListWish<Filter> {
  readonly search?: string;
  readonly filter?: Filter;
  readonly inCustomer?: string;
  /** Unset: the selection. */
  readonly customers?: OpenList<Filter>["customers"];
}

interface PressedList<Filter> {
  readonly viewId: string;
  readonly version: number;
  readonly ticks?: readonly number[];
  readonly action: ListPress<Filter>;
}

type AnyList<Filter> = ViewState & ListState<Filter, Ticked>;

interface ListDeps<Filter, State extends ViewState> {
  readonly verbs: ViewVerbs;
  readonly list: {
    open(request: OpenList<Filter>): Promise<View<State>>;
    press(request: PressOnList<Filter>): Promise<PressedView<State>>;
  };
  readonly card: (view: ListView<State & ListState<string, Ticked>>) => Card;
}

const changed = "This list had changed since. Here it is as it stands: please press again.";
const nobodyTicked = "Select at least one person first.";

export function createListDialog<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
): ListDialog<Filter, State> {
  return {
    open: (asked, wish) => open(deps, asked, wish),
    press: (asked, pressed) => press(deps, asked, pressed),
    show: async (asked, { id: viewId, version }) => show(deps, await tick(deps, asked, { viewId, version })),
  };
}

function show<Filter extends string, State extends AnyList<Filter>>(
  { verbs, card }: ListDeps<Filter, State>,
  { id: viewId, version, state }: View<State>,
  notice?: string,
): Reply {
  const customers = state.customers.map(verbs.customerName);
  const now = verbs.now();
  return {
    card: card({ viewId, version, state, customers, now, ...(notice !== undefined && { notice }) }),
    personal: true,
  };
}

async function open<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
  asked: Asked,
  { inCustomer, customers, ...wish }: ListWish<Filter>,
): Promise<Reply> {
  const { verbs, list } = deps;
  const chosen = customers ?? (await chosenFor(verbs, asked, inCustomer));
  return show(deps, await list.open({ ...asked, ...wish, customers: chosen }));
}

/** None selected is for `customersFor` to explain. */
async function chosenFor(verbs: ViewVerbs, { operator, selected = [] }: Asked, inCustomer?: string) {
  if (inCustomer === undefined && selected.length > 0) return selected;
  return (await verbs.customersFor(operator, inCustomer)).forNames;
}

async function press<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
  asked: Asked,
  pressed: PressedList<Filter>,
): Promise<Reply> {
  const { action, viewId, version, ticks } = pressed;
  switch (action.do) {
    case "open":
      return openRow(deps, asked, { ...pressed, position: action.position });
    case "leave-out":
      return leaveOut(deps, asked, pressed);
    case "act":
      return act(deps, asked, { ...pressed, act: action.act });
    default: {
      const view = await deps.list.press({ ...asked, viewId, version, action, ...(ticks && { ticks }) });
      return show(deps, view, view.outdated ? changed : undefined);
    }
  }
}

/** Takes the ticks of the shown page along. */
function tick<Filter extends string, State extends AnyList<Filter>>(
  { list }: ListDeps<Filter, State>,
  asked: Asked,
  { viewId, version, ticks }: Omit<PressedList<Filter>, "action">,
): Promise<PressedView<State>> {
  return list.press({ ...asked, viewId, version, action: { do: "tick" }, ...(ticks && { ticks }) });
}

async function openRow<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
  asked: Asked,
  pressed: PressedList<Filter> & { readonly position: number },
): Promise<Reply> {
  const { viewId, version, position } = pressed;
  const { showUser, now } = deps.verbs;
  try {
    // Before the ticks, so that the position is one on the page that was pressed.
    const details = await showUser.openRow({ ...asked, viewId, version, position });
    await tick(deps, asked, pressed);
    return userReply(details, now());
  } catch (error) {
    if (asProblem(error).code !== "card-unknown") throw error;
    return show(deps, await tick(deps, asked, pressed), changed);
  }
}

async function leaveOut<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
  asked: Asked,
  pressed: PressedList<Filter>,
): Promise<Reply> {
  const view = await tick(deps, asked, pressed);
  if (view.outdated) return show(deps, view, changed);
  const missing = new Set(view.state.actions.missing.map(({ customer }) => customer.tenantId));
  const tenantIds = view.state.customers.filter((tenantId) => missing.has(tenantId));
  if (tenantIds.length === 0 || tenantIds.length === view.state.customers.length) return show(deps, view);
  const { id: viewId, version } = view;
  return show(deps, await deps.list.press({ ...asked, viewId, version, action: { do: "leave-out", tenantIds } }));
}

async function act<Filter extends string, State extends AnyList<Filter>>(
  deps: ListDeps<Filter, State>,
  asked: Asked,
  { act: what, ...pressed }: PressedList<Filter> & { readonly act: Action },
): Promise<Reply> {
  const view = await tick(deps, asked, pressed);
  if (view.outdated) return show(deps, view, changed);
  const people = view.state.ticked.map((one) => ({ ...one, name: `${one.displayName}, ${one.customerName}` }));
  if (people.length === 0) return show(deps, view, nobodyTicked);
  return summaryFor(deps.verbs, asked, { act: what, people, from: view.id });
}
