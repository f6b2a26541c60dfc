import type { UserState } from "../../core/directory/directory.ts";
import type { Operator } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { ListDeps } from "./create-list.ts";
import { ownView } from "./own-view.ts";
import { readUser, type UserFacts } from "./read-user.ts";
import { type View, viewLifetimeMs } from "./view-store.ts";

/** What the details card shows: facts read a moment ago, and the view that remembers which tab is open. */
export interface UserDetails extends UserFacts {
  readonly view: View<UserState>;
}

interface Asked {
  readonly operator: Operator;
  readonly conversationId: string;
}

/**
 * User details. Throws `customer-not-served`, `desk-role-missing` (nothing was asked of that customer), `person-gone`,
 * `card-unknown`, `not-yours`, and what opening the tenant throws.
 */
export interface ShowUser {
  /** By key: from a typed command whose person was found. */
  open(request: Asked & { readonly tenantId: string; readonly objectId: string }): Promise<UserDetails>;
  /** A row of a list was pressed: the position on its shown page. An older version of the card: `card-unknown`. */
  openRow(
    request: Asked & { readonly viewId: string; readonly version: number; readonly position: number },
  ): Promise<UserDetails>;
  /** A tab, or Refresh. */
  press(request: Asked & { readonly viewId: string; readonly tab: UserState["tab"] }): Promise<UserDetails>;
}

export function createShowUser(deps: Omit<ListDeps, "timeout">): ShowUser {
  const { views } = deps;
  const expiry = () => new Date(deps.now().getTime() + viewLifetimeMs).toISOString();

  async function openNew({ operator, conversationId }: Asked, state: UserState): Promise<UserDetails> {
    const details = await readUser(deps, { operator, ...state });
    const view = { id: deps.newId(), operator, conversationId, version: 1, state, expiresAt: expiry() };
    await views.add(view);
    return { ...details, view };
  }

  return {
    open: ({ tenantId, objectId, ...asked }) => openNew(asked, { kind: "user", tenantId, objectId, tab: "summary" }),
    async openRow({ viewId, version, position, ...asked }) {
      const { state, version: current } = await ownView(views, { ...asked, viewId });
      const row = !("rows" in state) || version !== current ? undefined : state.rows[position];
      if (!row) throw new Problem("card-unknown");
      const { tenantId, objectId } = row;
      const tab = state.kind === "methods" ? "methods" : "summary";
      return openNew(asked, { kind: "user", tenantId, objectId, tab, from: viewId });
    },
    async press({ tab, ...asked }) {
      const view = await ownView(views, asked);
      const { state: before } = view;
      if (before.kind !== "user") throw new Problem("card-unknown");
      const state = { ...before, tab };
      const details = await readUser(deps, { operator: asked.operator, ...state });
      const changed = { ...view, version: view.version + 1, state, expiresAt: expiry() };
      // The tab is all that could be lost to a press that was faster.
      await views.save(changed);
      return { ...details, view: changed };
    },
  };
}
