import { type Kysely, type Selectable, sql } from "kysely";
import type { Reason } from "../../../../core/details.ts";
import { type BulkInCustomer, bulkCounts } from "../../../../core/reset/bulk.ts";
import type { Database, PendingResetsTable } from "../database.ts";
import { storable } from "../storable.ts";
import { counts, sumsOf } from "./batch-rows.ts";
import { resetRow } from "./reset-row.ts";
import { trouble } from "./trouble.ts";

interface Figures {
  readonly exceptions: number;
  readonly done: number;
  readonly ended_at: Date | null;
  readonly reason: Reason | null;
  readonly ticket: string | null;
}

const nobody: Figures = { exceptions: 0, done: 0, ended_at: null, reason: null, ticket: null };

/** Their turn came. Who was given up before it is counted, not named. */
const isException = sql`(${trouble} and state in ('ended', 'superseded'))`;

/** One customer's part of a bulk in sums and a few rows, however many people. */
export async function bulkInCustomer(
  db: Kysely<Database>,
  { batchId, tenantId, most }: { batchId: string; tenantId: string; most: number },
): Promise<BulkInCustomer> {
  const here = sql`target_tenant_id = ${storable(tenantId.toLowerCase())}`;
  const mine = sql`batch_id = ${storable(batchId)} and not left_out and ${here}`;
  const summed = bulkCounts(sumsOf((await counts(batchId, here).execute(db)).rows));
  const { rows: figures } = await sql<Figures>`select count(*) filter (where ${isException})::int as exceptions,
      count(*) filter (where not ${trouble})::int as done, max(ended_at) as ended_at,
      ${sameForAll("reason")} as reason, ${sameForAll("ticket")} as ticket
    from pending_resets where ${mine}`.execute(db);
  const { rows } = await sql<Selectable<PendingResetsTable>>`select * from pending_resets
    where ${mine} and ${isException} order by position limit ${most}`.execute(db);
  return { counts: summed, exceptions: rows.map(resetRow.read), ...read(figures[0] ?? nobody, summed.done) };
}

function sameForAll(detail: "reason" | "ticket") {
  const said = sql`details->>${sql.lit(detail)}`;
  return sql`case when count(${said}) = count(*) and min(${said}) = max(${said}) then min(${said}) end`;
}

function read(figures: Figures, complete: number): Omit<BulkInCustomer, "counts" | "exceptions"> {
  const { exceptions: exceptionsInAll, done, ended_at: endedAt, reason, ticket } = figures;
  return {
    ...{ notSignedOut: complete - done, exceptionsInAll },
    details: { ...(reason !== null && { reason }), ...(ticket !== null && { ticket }) },
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
}
