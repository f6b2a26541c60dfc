import type { ListState, Ticked, ViewState } from "../../core/directory/directory.ts";
import { Problem } from "../../core/problem.ts";
import { judgeAgain } from "./judge-again.ts";
import type { ListKind } from "./list-kind.ts";
import type { OpenList, PressOnList } from "./list-requests.ts";
import { firstListing, nextListing } from "./next-listing.ts";
import { ownView } from "./own-view.ts";
import { type ReadListDeps, readList } from "./read-list.ts";
import type { Slice } from "./read-list-page.ts";
import { type PressedView, type View, type ViewStore, viewLifetimeMs } from "./view-store.ts";

export interface ListDeps extends ReadListDeps {
  readonly views: ViewStore;
  readonly newId: () => string;
}

export interface List<Filter, State extends ViewState> {
  open(request: OpenList<Filter>): Promise<View<State>>;
  press(request: PressOnList<Filter>): Promise<PressedView<State>>;
}

/** What the Users view and the Authentication Methods view do alike: open, and answer presses. */
export function createList<
  Filter,
  Row extends Ticked,
  Found extends Slice<Row>,
  State extends ViewState & ListState<Filter, Row>,
>(deps: ListDeps, kind: ListKind<Filter, Row, Found, State>): List<Filter, State> {
  const { views } = deps;
  const expiry = () => new Date(deps.now().getTime() + viewLifetimeMs).toISOString();

  function ofThisKind(view: View): View<State> {
    if (view.state.kind !== kind.kind) throw new Problem("card-unknown");
    return view as View<State>;
  }

  async function stateAfter(state: State, { operator, action, ticks }: PressOnList<Filter>): Promise<State> {
    const listing = nextListing(state, { action, ticks });
    if (action.do === "tick" || action.do === "untick-all") {
      return judgeAgain(deps, operator, { ...state, ticked: listing.ticked });
    }
    const fresh = action.do === "refresh";
    if (fresh) kind.forget(operator);
    return await readList(deps, kind, { operator, listing, fresh });
  }

  return {
    async open({ operator, conversationId, customers, search = "", filter = kind.firstFilter }) {
      const listing = firstListing({ customers: customers.map(({ tenantId }) => tenantId), search, filter });
      const state = await readList(deps, kind, { operator, listing });
      const view = { id: deps.newId(), operator, conversationId, version: 1, state, expiresAt: expiry() };
      await views.add(view);
      return view;
    },
    async press(request) {
      const view = ofThisKind(await ownView(views, request));
      if (view.version !== request.version) return { ...view, outdated: true };
      const state = await stateAfter(view.state, request);
      const changed = { ...view, version: view.version + 1, state, expiresAt: expiry() };
      // Two presses at once: the faster one counts, and both see what came of it.
      if (await views.save(changed)) return changed;
      return { ...ofThisKind(await ownView(views, request)), outdated: true };
    },
  };
}
