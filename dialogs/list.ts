import type { Card } from "../cards/kit.ts";
import type { ListView } from "../cards/list-parts.ts";
import type { ListPress } from "../core/command.ts";
import type { ListState, Ticked, ViewState } from "../core/directory.ts";
import { asProblem } from "../core/problem.ts";
import type { Views } from "../core/vocabulary.ts";
import type { OpenList, PressOnList } from "../services/directory/list-requests.ts";
import type { View } from "../services/directory/view-store.ts";
import type { Asked, Reply } from "./dialog.ts";
import { userReply } from "./user.ts";
import { summaryFor, type ViewVerbs } from "./view-verbs.ts";

/** Shows the selector; a choice leads on to `then`. */
export type ShowSelector = (asked: Asked, then: string) => Promise<Reply>;

/** One of the two lists, as a talk. */
export interface ListDialog<Filter, State extends ViewState> {
  open(asked: Asked, wish: ListWish<Filter>): Promise<Reply>;
  press(asked: Asked, pressed: PressedList<Filter>): Promise<Reply>;
  /** As it stands. */
  show(view: View<State>): Reply;
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

interface ListDeps<Filter, State extends ViewState> {
  readonly verbs: ViewVerbs;
  readonly list: {
    open(request: OpenList<Filter>): Promise<View<State>>;
    press(request: PressOnList<Filter>): Promise<View<State>>;
  };
  readonly card: (view: ListView<State & ListState<string, Ticked>>) => Card;
  readonly selector: ShowSelector;
  /** Where the selector leads on to. */
  readonly then: Views;
}

const changed = "This list had changed since. Here it is as it stands: please press again.";
const nobodyTicked = "Select at least one person first.";

export function createListDialog<Filter extends string, State extends ViewState & ListState<Filter, Ticked>>(
  deps: ListDeps<Filter, State>,
): ListDialog<Filter, State> {
  const { verbs, list } = deps;

  function show(view: View<State>, notice?: string): Reply {
    const customers = view.state.customers.map(verbs.customerName);
    const { id: viewId, version, state } = view;
    const card = deps.card({
      viewId,
      version,
      state,
      customers,
      now: verbs.now(),
      ...(notice !== undefined && { notice }),
    });
    return { card, personal: true };
  }

  async function open(asked: Asked, { inCustomer, customers, ...wish }: ListWish<Filter>): Promise<Reply> {
    const chosen = customers ?? (await verbs.customersFor(asked.operator, inCustomer)).forNames;
    const isSelection = customers === undefined && inCustomer === undefined;
    if (isSelection && (await verbs.selection.of(asked.operator)).stale) return deps.selector(asked, deps.then);
    return show(await list.open({ ...asked, ...wish, customers: chosen }));
  }

  /** Takes the ticks of the shown page along; undefined: the card was an older one. */
  async function tick(asked: Asked, { viewId, version, ticks }: PressedList<Filter>) {
    const on = { ...asked, viewId, version, ...(ticks && { ticks }) };
    const view = await list.press({ ...on, action: { do: "tick" } });
    return { view, isOld: view.version !== version + 1 };
  }

  async function openRow(asked: Asked, pressed: PressedList<Filter>, position: number): Promise<Reply> {
    const { viewId, version } = pressed;
    try {
      // Before the ticks, so that the position is one on the page that was pressed.
      const details = await verbs.showUser.openRow({ ...asked, viewId, version, position });
      await tick(asked, pressed);
      return userReply(details, verbs.now());
    } catch (error) {
      if (asProblem(error).code !== "card-unknown") throw error;
      return show((await tick(asked, pressed)).view, changed);
    }
  }

  async function leaveOut(asked: Asked, pressed: PressedList<Filter>): Promise<Reply> {
    const { view, isOld } = await tick(asked, pressed);
    if (isOld) return show(view, changed);
    const missing = new Set(view.state.actions.missing.map(({ customer }) => customer.tenantId));
    const tenantIds = view.state.customers.filter((tenantId) => missing.has(tenantId));
    if (tenantIds.length === 0 || tenantIds.length === view.state.customers.length) return show(view);
    const { viewId } = pressed;
    return show(await list.press({ ...asked, viewId, version: view.version, action: { do: "leave-out", tenantIds } }));
  }

  return {
    open,
    show,
    async press(asked, pressed) {
      const { action, viewId, version, ticks } = pressed;
      switch (action.do) {
        case "open":
          return openRow(asked, pressed, action.position);
        case "leave-out":
          return leaveOut(asked, pressed);
        case "act": {
          const { view, isOld } = await tick(asked, pressed);
          if (isOld) return show(view, changed);
          if (view.state.ticked.length === 0) return show(view, nobodyTicked);
          return summaryFor(verbs, asked, { act: action.act, people: view.state.ticked, from: viewId });
        }
        default: {
          const view = await list.press({ ...asked, viewId, version, action, ...(ticks && { ticks }) });
          return show(view, view.version === version + 1 ? undefined : changed);
        }
      }
    },
  };
}
