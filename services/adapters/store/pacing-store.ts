import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Pacing } from "../../../core/pacing.ts";
import type { PacingStore } from "../../tenants/pacing-store.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable } from "./storable.ts";

/** What time it is; the database's own clock unless a test moves one. */
export type SqlClock = () => RawBuilder<Date>;

export const databaseClock: SqlClock = () => sql`clock_timestamp()`;

/** The tenants' buckets, in SQL: each verb is one statement, so that replicas can't spend the same call twice. */
export function createPacingStore(db: Kysely<Database>, clock = databaseClock): PacingStore {
  const row = async (query: RawBuilder<Row>): Promise<Pacing> => {
    const { rows } = await query.execute(db);
    return toPacing(rows[0]);
  };
  return {
    spend: (tenantId, fillMs) =>
      orUnavailable(() => {
        const at = clock();
        return row(sql`
          insert into tenant_budgets as known (tenant_id, full_at, held_until, slowed_at)
          values (${keyOf(tenantId)}, ${at} + ${span(fillMs)}, ${at}, ${at})
          on conflict (tenant_id) do update set full_at = case
            when known.held_until > ${at} then known.full_at
            else greatest(known.full_at, ${at}) + ${span(fillMs)} end
          returning ${told(at)}`);
      }),
    hold: (tenantId, heldMs, slower) =>
      orUnavailable(() => {
        const at = clock();
        const fullAfterMs = slower?.fullAfterMs ?? -heldMs;
        const until = sql`${at} + ${span(heldMs)}`;
        // Refused together is refused once: only what was not held already is slowed.
        const slows = sql`known.held_until <= ${at} and ${slower !== undefined}::boolean`;
        return row(sql`
          insert into tenant_budgets as known (tenant_id, full_at, held_until, slowed, slowed_at)
          values (${keyOf(tenantId)}, ${until} + ${span(fullAfterMs)}, ${until}, ${slower?.slowed ?? 1}::float8, ${at})
          on conflict (tenant_id) do update set
            full_at = case when ${slower !== undefined}::boolean
              then greatest(known.held_until, excluded.held_until) + ${span(fullAfterMs)} else known.full_at end,
            held_until = greatest(known.held_until, excluded.held_until),
            slowed = case when ${slows} then excluded.slowed else known.slowed end,
            slowed_at = case when ${slows} then excluded.slowed_at else known.slowed_at end
          returning ${told(at)}`);
      }),
    held: () =>
      orUnavailable(async () => {
        const at = clock();
        const { rows } = await sql<{ tenant_id: string; ms: number }>`
          select tenant_id, ${msFrom(at, "held_until")} as ms from tenant_budgets where held_until > ${at}`.execute(db);
        return new Map(rows.map(({ tenant_id, ms }) => [tenant_id, ms]));
      }),
  };
}

interface Row {
  readonly full: number;
  readonly held: number;
  readonly slowed: number;
  readonly slowed_at: number;
}

const keyOf = (tenantId: string): string => storable(tenantId.toLowerCase());

const span = (ms: number) => sql`${ms}::float8 * interval '1 millisecond'`;

const msFrom = (at: RawBuilder<Date>, column: string) =>
  sql`(extract(epoch from ${sql.ref(column)} - ${at}) * 1000)::float8`;

const told = (at: RawBuilder<Date>) =>
  sql`${msFrom(at, "known.full_at")} as full, ${msFrom(at, "known.held_until")} as held,
    known.slowed, ${msFrom(at, "known.slowed_at")} as slowed_at`;

function toPacing(row: Row | undefined): Pacing {
  if (!row) throw new Error("The tenant's row was not returned.");
  return { fullAt: row.full, heldUntil: row.held, slowed: row.slowed, slowedAt: row.slowed_at };
}
