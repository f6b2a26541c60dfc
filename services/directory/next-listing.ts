import type { ListAction, ListState, Ticked } from "../../core/directory/directory.ts";
import { sameId } from "../../core/directory/people.ts";
import { takeTicks } from "../../core/directory/take-ticks.ts";
import { cleanTyped, cut } from "../../core/text.ts";
import type { Listing } from "./list-kind.ts";

const longestSearch = 64;

type Afresh<Filter> = Pick<Listing<Filter>, "customers" | "search" | "filter"> &
  Partial<Pick<Listing<Filter>, "ticked">>;

/** A list at its beginning; the ticks stay. */
export function firstListing<Filter>({ customers, search, filter, ticked = [] }: Afresh<Filter>): Listing<Filter> {
  const text = cut(cleanTyped(search), longestSearch);
  const places = [{ customer: 0, skip: 0 }];
  return { customers, search: text, filter, ticked, page: 0, places, tallies: [], silent: [] };
}

/** What is read after a press. Pages that nobody has been to can't be asked for: there is only "next" and "previous". */
export function nextListing<Filter>(
  state: ListState<Filter, Ticked>,
  { action, ticks }: { readonly action: ListAction<Filter>; readonly ticks?: readonly number[] | undefined },
): Listing<Filter> {
  const ticked = tickedAfter(state, ticks);
  const { page } = state;
  switch (action.do) {
    case "search":
      return firstListing({ ...state, ticked, search: action.search, filter: action.filter });
    case "next":
      return { ...state, ticked, page: page + Number(state.hasNext) };
    case "previous":
      return { ...state, ticked, page: Math.max(0, page - 1) };
    case "tick":
    case "refresh":
      // Everybody is counted again, also who was silent.
      return { ...state, ticked, tallies: [] };
    case "untick-all":
      return { ...state, ticked: [] };
    case "leave-out":
      return without({ ...state, ticked }, action.tenantIds);
  }
}

function tickedAfter({ ticked, rows }: ListState<unknown, Ticked>, ticks?: readonly number[]): readonly Ticked[] {
  return ticks === undefined ? ticked : takeTicks(ticked, rows, ticks);
}

/** Somebody has to be left: otherwise nothing changes. */
function without<Filter>(listing: Listing<Filter>, out: readonly string[]): Listing<Filter> {
  const stays = (tenantId: string) => !out.some((one) => sameId(one, tenantId));
  const customers = listing.customers.filter(stays);
  if (customers.length === 0) return listing;
  return firstListing({ ...listing, customers, ticked: listing.ticked.filter(({ tenantId }) => stays(tenantId)) });
}
