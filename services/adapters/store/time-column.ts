import type { ColumnType } from "kysely";

/** A time stamp: a `Date` in and out. */
export type Time = ColumnType<Date, Date, Date>;
