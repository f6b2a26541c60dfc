import { customerByName } from "../../core/access/find-access.ts";
import type { CommandOf } from "../../core/command.ts";
import type { HistoryState } from "../../core/directory/directory.ts";
import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import { type HistoryRow, type HistoryView, historyPageSize } from "../../core/history.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { Audit } from "../audit/audit.ts";
import { ownView, type WhoseView } from "../directory/own-view.ts";
import { type View, type ViewStore, viewLifetimeMs } from "../directory/view-store.ts";
import type { HistoryEntries } from "./history-entries.ts";
import type { ReadableCustomers } from "./readable-customers.ts";

export interface HistoryRequest {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly search?: string;
  readonly inCustomer?: string;
}

export interface HistoryVerbs {
  /** Throws `customer-unknown`, `desk-role-missing`, `sign-in-needed`. */
  open(request: HistoryRequest): Promise<HistoryView>;
  /** Rights are judged again at every press. Throws `card-unknown`, `not-yours`, `no-record`. */
  press(whose: WhoseView, turn: CommandOf<"history.press">["turn"]): Promise<HistoryView>;
}

export interface HistoryDeps {
  readonly entries: HistoryEntries;
  readonly readable: ReadableCustomers;
  readonly views: ViewStore;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** As many as a card can hold as text; more is for `npm run audit -- export`. */
const mostExported = 50;

/** Looks into the record, page by page: the card carries the id of its view and nothing else. */
export function createHistory(deps: HistoryDeps): HistoryVerbs {
  return {
    async open({ operator, conversationId, search = "", inCustomer }) {
      const customers = await chosen(deps, operator, inCustomer);
      const tenantIds = customers.map(({ tenantId }) => tenantId);
      const found = await deps.entries({ tenantIds, search, offset: 0, limit: historyPageSize });
      const state: HistoryState = { kind: "history", customers: tenantIds, search, page: 0, upTo: found.upTo };
      const expiresAt = new Date(deps.now().getTime() + viewLifetimeMs).toISOString();
      const view = { id: deps.newId(), operator, conversationId, version: 1, state, expiresAt };
      await deps.views.add(view);
      return { viewId: view.id, rows: found.rows, page: 0, count: found.count, search, customers: names(customers) };
    },
    async press(whose, turn) {
      const view = await ownView(deps.views, whose);
      if (!isHistory(view)) throw new Problem("card-unknown");
      const readable = await deps.readable(whose.operator);
      const customers = readable.filter(({ tenantId }) => view.state.customers.some((id) => sameId(id, tenantId)));
      if (turn !== "export") return showPage(deps, { view, customers, by: turn === "next" ? 1 : -1 });
      return { ...(await showPage(deps, { view, customers, by: 0 })), exported: await take(deps, view, customers) };
    },
  };
}

function isHistory(view: View): view is View<HistoryState> {
  return view.state.kind === "history";
}

/** The customers that were asked for: all that may be read, or the one named. */
async function chosen({ readable, access, home }: HistoryDeps, operator: Operator, name: string | undefined) {
  const customers = await readable(operator);
  if (customers.length === 0) throw new Problem("desk-role-missing", { customerName: home.name });
  if (name === undefined) return customers;
  const named = customerByName(access.current(), home, name);
  const one = customers.find(({ tenantId }) => named && sameId(tenantId, named.tenantId));
  if (!one) throw new Problem("customer-unknown", { customerName: name });
  return [one];
}

/** Another page. Pressed twice at once, the second one shows what the first one turned to. */
async function showPage(
  deps: HistoryDeps,
  { view, customers, by }: { view: View<HistoryState>; customers: readonly Customer[]; by: -1 | 0 | 1 },
): Promise<HistoryView> {
  const { search, upTo } = view.state;
  const page = Math.max(0, view.state.page + by);
  const tenantIds = customers.map(({ tenantId }) => tenantId);
  const found = await deps.entries({
    ...{ tenantIds, search, upTo },
    offset: page * historyPageSize,
    limit: historyPageSize,
  });
  const expiresAt = new Date(deps.now().getTime() + viewLifetimeMs).toISOString();
  if (by !== 0)
    await deps.views.save({ ...view, version: view.version + 1, state: { ...view.state, page }, expiresAt });
  return { viewId: view.id, rows: found.rows, page, count: found.count, search, customers: names(customers) };
}

/** The first rows of all pages, and in each customer's record that they were taken. */
async function take(
  deps: HistoryDeps,
  { state, operator }: View<HistoryState>,
  customers: readonly Customer[],
): Promise<readonly HistoryRow[]> {
  const tenantIds = customers.map(({ tenantId }) => tenantId);
  const { search, upTo } = state;
  const { rows } = await deps.entries({ tenantIds, search, upTo, offset: 0, limit: mostExported });
  for (const { name, tenantId } of customers) {
    const taken = rows.filter(({ tenantId: of }) => sameId(of, tenantId)).length;
    if (taken === 0) continue;
    const customer = { tenantId, customerName: name };
    await deps.audit.record({
      kind: "exported",
      at: deps.now().toISOString(),
      operator,
      customer,
      format: "card",
      rows: taken,
    });
  }
  return rows;
}

function names(customers: readonly Customer[]): readonly string[] {
  return customers.map(({ name }) => name);
}
