import type { HistoryRow } from "../../core/history.ts";

/** What to look for in the record. */
export interface HistoryQuery {
  /** Only entries of these customers. */
  readonly tenantIds: readonly string[];
  /** Part of a person's name or address, or a ticket, in any case; empty: everybody. */
  readonly search: string;
  /** Nothing written later than this mark: pages stay where they are while others work. Unset: everything. */
  readonly upTo?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface HistoryPage {
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  readonly count: number;
  /** The mark to ask the next page with. */
  readonly upTo: string;
}

/** The record as people read it: one row for each reset, denial, cancel, expiry and export, and for each change of a bulk. Throws `store-unavailable`. */
export type HistoryEntries = (query: HistoryQuery) => Promise<HistoryPage>;
