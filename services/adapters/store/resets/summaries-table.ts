import type { ColumnType, JSONColumnType } from "kysely";
import type { Action } from "../../../../core/access/actions.ts";
import type { Details } from "../../../../core/details.ts";
import type { Operator } from "../../../../core/directory/people.ts";
import type { Summary } from "../../../../core/reset/summary.ts";
import type { Time } from "../time-column.ts";

/** Batches as a whole, until they are confirmed. */
export interface SummariesTable {
  batch_id: string;
  operator_key: string;
  operator: JSONColumnType<Operator>;
  conversation_id: string;
  act: Action;
  from_view: string | null;
  details: JSONColumnType<Details>;
  state: Summary["state"];
  why: NonNullable<Summary["why"]> | null;
  asked: number;
  read: number;
  people: number;
  /** When the process that reads it last said so, by the database's clock. */
  alive_at: Time;
  expires_at: ColumnType<Date | null, Date | null, Date | null>;
}
