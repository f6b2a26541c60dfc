import type { PersonRow, UserFilter, UsersState } from "../../core/directory/directory.ts";
import type { Target } from "../../core/directory/people.ts";
import { createList, type ListDeps } from "./create-list.ts";
import type { RowsAsked } from "./list-kind.ts";
import type { OpenList, PressOnList } from "./list-requests.ts";
import type { Slice } from "./read-list-page.ts";
import type { PressedView, View } from "./view-store.ts";

/**
 * The Users view. `press` throws `card-unknown` (no such view, expired, another conversation) and `not-yours`. A press on an older
 * version of the card changes nothing and answers with the view as it is now, as `outdated`. Both throw `sign-in-needed` for the home tenant.
 */
export interface ListUsers {
  open(request: OpenList<UserFilter>): Promise<View<UsersState>>;
  press(request: PressOnList<UserFilter>): Promise<PressedView<UsersState>>;
}

export function createListUsers(deps: ListDeps): ListUsers {
  return createList<UserFilter, PersonRow, Slice<PersonRow>, UsersState>(deps, {
    kind: "users",
    firstFilter: "all",
    counted: true,
    // Users are read anew at every press.
    forget: () => undefined,
    read: readRows,
    finish: (common) => ({ ...common, kind: "users" }),
  });
}

async function readRows({ tenant, listing, mark }: RowsAsked<UserFilter>): Promise<Slice<PersonRow>> {
  const { search, filter } = listing;
  const { rows, count, next } = await tenant.directory.page({
    search,
    filter,
    ...(mark.link !== undefined && { cursor: mark.link }),
  });
  return {
    rows: rows.map(toRow),
    ...(count !== undefined && { count }),
    ...(next !== undefined && { next: { link: next } }),
  };
}

function toRow({ department: _dept, managementRestricted: _restricted, ...row }: Target): PersonRow {
  return row;
}
