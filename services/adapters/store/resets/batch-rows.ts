import { type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { BatchProgress, ConfirmedBatch } from "../../../../core/reset/batch-progress.ts";
import type { Verdict } from "../../../../core/reset/outcome.ts";
import type { ParkedWhy, ResetState } from "../../../../core/reset/pending-reset.ts";
import type { ResetStore } from "../../../resets/reset-store.ts";
import type { Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable, storableJson } from "../storable.ts";
import type { BatchesTable } from "./batches-table.ts";

type BatchVerbs = Pick<ResetStore, "progress" | "changeBatch" | "unfinished" | "finishBatch">;

const isOver = sql`not exists (
  select 1 from pending_resets r where r.batch_id = b.batch_id and r.state in ('claimed', 'begun'))`;

/** Confirmed batches as a whole, in SQL: no row of a person is loaded. */
export function createBatchRows(db: Kysely<Database>): BatchVerbs {
  return {
    progress: (batchId) =>
      orUnavailable(async () => {
        const query = db.selectFrom("batches").selectAll().where("batch_id", "=", storable(batchId));
        const row = await query.executeTakeFirst();
        if (!row) return undefined;
        const { rows } = await counts(batchId, sql`true`).execute(db);
        return {
          batch: readBatch(row),
          ...sumsOf(rows),
          parked: sums(rows, ({ state, parked }) => (state === "claimed" || state === "begun" ? parked : null)),
        };
      }),
    changeBatch: (batchId, { from, to, at, why, by }) =>
      orUnavailable(async () => {
        if (from.length === 0) return false;
        const said = { why: why === undefined ? null : storable(why), changed_by: by ? storableJson(by) : null };
        const query = db.updateTable("batches").set({ state: to, changed_at: at, ...said });
        const open = query.where("batch_id", "=", storable(batchId)).where("finished_at", "is", null);
        return (await open.where("state", "in", from).executeTakeFirst()).numUpdatedRows === 1n;
      }),
    unfinished: () =>
      orUnavailable(async () => {
        const { rows } = await sql<{ batch_id: string }>`select batch_id from batches b
          where finished_at is null and ${isOver} order by changed_at limit 100`.execute(db);
        return rows.map(({ batch_id }) => batch_id);
      }),
    finishBatch: (batchId, at) =>
      orUnavailable(async () => {
        const { rows } = await sql`update batches b set finished_at = ${at}
          where batch_id = ${storable(batchId)} and finished_at is null and ${isOver}
          returning batch_id`.execute(db);
        return rows.length === 1;
      }),
  };
}

export function readBatch(row: Selectable<BatchesTable>): ConfirmedBatch {
  return {
    batchId: row.batch_id,
    mode: row.state,
    total: row.total,
    ...(row.why !== null && { why: row.why }),
    ...(row.sessions_first && { sessionsFirst: true }),
    ...(row.changed_by && { by: row.changed_by }),
    changedAt: row.changed_at.toISOString(),
    aliveAt: row.alive_at.toISOString(),
  };
}

interface Counted {
  readonly state: ResetState;
  readonly verdict: Verdict | null;
  readonly parked: ParkedWhy | null;
  readonly number: number;
}

/** Of those for whom the condition holds. */
export function counts(batchId: string, which: RawBuilder<unknown>) {
  return sql<Counted>`select state, outcome->>'verdict' as verdict, parked, count(*)::int as number
    from pending_resets where batch_id = ${storable(batchId)} and not left_out and ${which} group by 1, 2, 3`;
}

export function sumsOf(rows: readonly Counted[]): Pick<BatchProgress, "states" | "verdicts"> {
  return { states: sums(rows, ({ state }) => state), verdicts: sums(rows, ({ verdict }) => verdict) };
}

function sums<K extends string>(rows: readonly Counted[], of: (row: Counted) => K | null): Partial<Record<K, number>> {
  const all: Partial<Record<K, number>> = {};
  for (const row of rows) {
    const key = of(row);
    if (key !== null) all[key] = (all[key] ?? 0) + row.number;
  }
  return all;
}
