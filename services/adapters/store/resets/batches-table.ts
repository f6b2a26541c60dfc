import type { ColumnType } from "kysely";
import type { Operator } from "../../../../core/directory/people.ts";
import type { BatchMode } from "../../../../core/reset/batch-progress.ts";
import type { Time } from "../time-column.ts";

type Maybe<T, Given = T> = ColumnType<T | null, Given | null | undefined, Given | null>;

/** Confirmed batches as a whole. */
export interface BatchesTable {
  batch_id: string;
  operator_key: string;
  total: number;
  state: ColumnType<BatchMode, BatchMode | undefined, BatchMode>;
  why: Maybe<string>;
  changed_by: Maybe<Operator, string>;
  changed_at: Time;
  /** When one of its resets was last begun, to the minute. */
  alive_at: Time;
  finished_at: Maybe<Date>;
  /** All sessions are revoked before any method is removed. */
  sessions_first: ColumnType<boolean, boolean | undefined, boolean>;
}
