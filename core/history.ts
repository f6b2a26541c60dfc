import type { Action } from "./access/actions.ts";
import type { Details } from "./details.ts";
import type { Target } from "./directory/people.ts";
import type { BulkChanged } from "./reset/bulk.ts";
import type { ElsewherePlace } from "./reset/elsewhere.ts";
import type { SessionsOutcome, Verdict } from "./reset/outcome.ts";

/** What happened, as the record has it. */
export type HistoryWhat =
  | {
      readonly did: "ended";
      readonly act: Action;
      readonly verdict: Verdict;
      /** Methods deleted, switched off or already gone, of those confirmed; both are 0 where only sessions were revoked. */
      readonly gone: number;
      readonly confirmed: number;
      readonly sessions: SessionsOutcome;
      readonly details?: Details;
    }
  | { readonly did: "cancelled" | "expired" | "superseded" | "denied" }
  | { readonly did: "exported"; readonly rows: number }
  /** To a bulk as a whole; see the entry *bulk-changed*. */
  | ({ readonly did: "bulk" } & BulkChanged)
  /** By other means, as the operator says; this program neither did it nor checked it. */
  | {
      readonly did: "elsewhere";
      readonly act: Action;
      readonly place: ElsewherePlace;
      /** ISO 8601. */
      readonly doneAt: string;
      readonly details: Details;
    };

/** One line of the history. */
export interface HistoryRow {
  /** ISO 8601. */
  readonly at: string;
  /** Unset: somebody at the command line, or a bulk by itself. */
  readonly operatorName?: string;
  readonly tenantId: string;
  readonly customerName: string;
  /** Unset: about the customer as a whole. */
  readonly target?: Pick<Target, "displayName" | "userPrincipalName">;
  readonly resetId?: string;
  /** Of a bulk. */
  readonly batchId?: string;
  readonly what: HistoryWhat;
}

/** Lines on one page of the history. */
export const historyPageSize = 10;

/** One page of what was done, as far as the viewer may see it. */
export interface HistoryView {
  readonly viewId: string;
  readonly rows: readonly HistoryRow[];
  /** Index of the page, from 0. */
  readonly page: number;
  readonly count: number;
  readonly search: string;
  /** Names of the customers it is about. */
  readonly customers: readonly string[];
  /** Taken out as text: the first rows of all pages. */
  readonly exported?: readonly HistoryRow[];
}
