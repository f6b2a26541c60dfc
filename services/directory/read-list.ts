import { actionsFor, type CustomerStanding, maySeePeople } from "../../core/access/actions.ts";
import type { ListState, Ticked } from "../../core/directory/directory.ts";
import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import type { SilentCustomer } from "../../core/directory/silent-customer.ts";
import { type AskDeps, askCustomer } from "../customers/ask-customer.ts";
import { LinkExpired, orLinkExpired } from "./link-expired.ts";
import type { Listing, ListKind } from "./list-kind.ts";
import { type DeskDeps, readDesk } from "./read-desk.ts";
import { type ListPage, type Mark, readListPage, type Slice } from "./read-list-page.ts";
import { servedCustomer } from "./served-customer.ts";

export interface ReadListDeps extends AskDeps, DeskDeps {
  readonly now: () => Date;
}

interface Scene<Filter> {
  readonly operator: Operator;
  readonly listing: Listing<Filter>;
  readonly desk: readonly CustomerStanding[];
}

/** Reads the page that a listing stands on; who may see people where is judged anew each time. */
export async function readList<
  Filter,
  Row extends Ticked,
  Found extends Slice<Row>,
  State extends ListState<Filter, Row>,
>(
  deps: ReadListDeps,
  kind: ListKind<Filter, Row, Found, State>,
  asked: { readonly operator: Operator; readonly listing: Listing<Filter>; readonly fresh?: boolean },
): Promise<State> {
  const { operator, listing, fresh = false } = asked;
  const customers = listing.customers.map((tenantId) => servedCustomer(deps, tenantId));
  const scene = { operator, listing, desk: await readDesk(deps, operator, { customers, fresh }) };
  try {
    return await readPage(deps, kind, scene);
  } catch (error) {
    if (!(error instanceof Error && error.cause instanceof LinkExpired)) throw error;
    // Graph keeps its links for a while only: then the list begins again, with the ticks.
    const first = { ...listing, page: 0, places: listing.places.slice(0, 1), tallies: [] };
    return await readPage(deps, kind, { ...scene, listing: first });
  }
}

async function readPage<Filter, Row extends Ticked, Found extends Slice<Row>, State extends ListState<Filter, Row>>(
  deps: ReadListDeps,
  kind: ListKind<Filter, Row, Found, State>,
  { operator, listing, desk }: Scene<Filter>,
): Promise<State> {
  const ask = async (customer: Customer, mark: Mark): Promise<Found | SilentCustomer> => {
    const standing = desk.find((one) => one.customer === customer);
    if (!standing || !maySeePeople(standing)) {
      return { tenantId: customer.tenantId, customerName: customer.name, reason: "desk-role-missing" };
    }
    const said = await askCustomer(deps, { operator, customer }, (tenant) =>
      orLinkExpired(mark, () => kind.read({ operator, tenant, customerName: customer.name, listing, mark })),
    );
    return said.kind === "answered" ? said.answer : said.silent;
  };
  const page = await readListPage<Row, Found>({
    customers: desk.map(({ customer }) => customer),
    from: listing.places[listing.page] ?? { customer: 0, skip: 0 },
    tallies: listing.tallies,
    askAll: kind.counted && listing.tallies.length === 0,
    ask,
  });
  const { count, ...common } = commonState(listing, page, desk);
  const readAt = deps.now().toISOString();
  return kind.finish({ ...common, ...(kind.counted && { count }), readAt }, page.used);
}

function commonState<Filter, Row extends Ticked, Found extends Slice<Row>>(
  { customers, search, filter, page: index, places, silent: before, ticked }: Listing<Filter>,
  page: ListPage<Row, Found>,
  desk: readonly CustomerStanding[],
): Omit<ListState<Filter, Row>, "readAt" | "count"> & { readonly count: number } {
  const { rows, next, tallies } = page;
  const isCounted = (tenantId: string) => tallies.some((tally) => sameId(tally.tenantId, tenantId));
  return {
    customers,
    search,
    filter,
    page: index,
    places: [...places.slice(0, index + 1), ...(next ? [next] : [])],
    rows,
    hasNext: next !== undefined,
    tallies,
    count: tallies.reduce((sum, { count }) => sum + count, 0),
    atLeast: !customers.every(isCounted),
    silent: stillSilent(before, page),
    actions: actionsFor(desk),
    ticked,
  };
}

/** Whoever was silent before and was not asked again stays named. */
function stillSilent(
  before: readonly SilentCustomer[],
  { silent: now, answered }: { readonly silent: readonly SilentCustomer[]; readonly answered: readonly string[] },
): SilentCustomer[] {
  const heard = [...answered, ...now.map(({ tenantId }) => tenantId)];
  return [...before.filter(({ tenantId }) => !heard.includes(tenantId)), ...now];
}
