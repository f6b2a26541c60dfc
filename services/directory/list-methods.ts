import type { MethodsFilter, MethodsRow, MethodsState, WithoutReport } from "../../core/directory/directory.ts";
import { createList, type ListDeps } from "./create-list.ts";
import type { ListKind, RowsAsked } from "./list-kind.ts";
import type { OpenList, PressOnList } from "./list-requests.ts";
import { createPageMemory } from "./page-memory.ts";
import { readByMethods } from "./read-by-methods.ts";
import type { Slice } from "./read-list-page.ts";
import type { PressedView, View } from "./view-store.ts";

/** The Authentication Methods view; as the Users view (list-users.ts), from the registration report. */
export interface ListMethods {
  open(request: OpenList<MethodsFilter>): Promise<View<MethodsState>>;
  press(request: PressOnList<MethodsFilter>): Promise<PressedView<MethodsState>>;
}

interface MethodsSlice extends Slice<MethodsRow> {
  /** When Graph gave it, ISO 8601. */
  readonly at: string;
  readonly without?: { readonly customerName: string; readonly why: WithoutReport };
}

export function createListMethods(deps: ListDeps): ListMethods {
  const memory = createPageMemory<MethodsSlice>(deps.now);
  const kind: ListKind<MethodsFilter, MethodsRow, MethodsSlice, MethodsState> = {
    kind: "methods",
    firstFilter: "all",
    // The report is not counted (facts/graph.md 1.6).
    counted: false,
    forget: (operator) => {
      memory.forget(operator);
    },
    read: (asked) => {
      const { tenant, listing, mark, operator } = asked;
      const { link = "", withoutReport = "" } = mark;
      const question = [tenant.tenantId, listing.search, listing.filter, link, withoutReport];
      return memory.of(operator, question, async () => ({ ...(await readRows(asked)), at: deps.now().toISOString() }));
    },
    finish: (common, used) => ({
      ...common,
      kind: "methods",
      oldestAt: used.reduce((oldest, { at }) => (at < oldest ? at : oldest), common.readAt),
      withoutReport: used.flatMap(({ without }) => without ?? []).filter(isFirst),
    }),
  };
  return createList(deps, kind);
}

async function readRows(asked: RowsAsked<MethodsFilter>): Promise<Omit<MethodsSlice, "at">> {
  const { tenant, listing, mark, customerName } = asked;
  if (mark.withoutReport) {
    const slice = await readByMethods(asked, mark.withoutReport);
    return { ...slice, without: { customerName, why: mark.withoutReport } };
  }
  const page = await tenant.directory.registrations({
    search: listing.search,
    filter: listing.filter,
    ...(mark.link !== undefined && { cursor: mark.link }),
  });
  if (page.kind === "without-report") return (await fitsNobody(asked)) ? { rows: [] } : notYet(page.why);
  return { rows: page.rows, ...(page.next !== undefined && { next: { link: page.next } }) };
}

/** Reading methods is dear: it begins only when the page has come to this customer. */
function notYet(withoutReport: WithoutReport): Pick<MethodsSlice, "rows" | "next"> {
  return { rows: [], next: { withoutReport } };
}

/** One request, with the other customers' first ones: or each customer in which nobody fits were an empty page of its own. */
async function fitsNobody({ tenant, listing: { search } }: RowsAsked<MethodsFilter>): Promise<boolean> {
  if (search === "") return false;
  const { rows, next } = await tenant.directory.page({ search, filter: "all" });
  return rows.length === 0 && next === undefined;
}

function isFirst<T extends { readonly customerName: string }>(one: T, index: number, all: readonly T[]): boolean {
  return all.findIndex(({ customerName }) => customerName === one.customerName) === index;
}
