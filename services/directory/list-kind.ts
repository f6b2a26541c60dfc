import type { ListState, Ticked } from "../../core/directory/directory.ts";
import type { Operator } from "../../core/directory/people.ts";
import type { TenantAccess } from "../tenants/open-tenant.ts";
import type { Mark, Slice } from "./read-list-page.ts";

/** What a list shows, before a page of it is read. */
export type Listing<Filter> = Pick<
  ListState<Filter, Ticked>,
  "customers" | "search" | "filter" | "page" | "places" | "tallies" | "silent" | "ticked"
>;

export interface RowsAsked<Filter> {
  readonly operator: Operator;
  readonly tenant: TenantAccess;
  /** Of the tenant. */
  readonly customerName: string;
  readonly listing: Pick<Listing<Filter>, "search" | "filter">;
  readonly mark: Mark;
}

/** One of the two lists: where its rows come from, and what its state says beside the common part. */
export interface ListKind<Filter, Row extends Ticked, Found extends Slice<Row>, State extends ListState<Filter, Row>> {
  readonly kind: "users" | "methods";
  readonly firstFilter: Filter;
  /** All customers are asked for their first page, because only then they are counted. */
  readonly counted: boolean;
  /** Drops what is remembered of this operator's rows. */
  forget(operator: Operator): void;
  read(asked: RowsAsked<Filter>): Promise<Found>;
  finish(common: ListState<Filter, Row>, used: readonly Found[]): State;
}
