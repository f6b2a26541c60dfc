import { CompiledQuery, type Kysely, sql, type Transaction } from "kysely";
import { Problem } from "../../../../core/problem.ts";
import type { Enqueue, ResetJob, SqlTransaction } from "../../../resets/reset-jobs.ts";
import type { Confirmation, ResetStore, Unparked } from "../../../resets/reset-store.ts";
import type { Database } from "../database.ts";
import { operatorKey } from "../operator-key.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable, storableJson } from "../storable.ts";
import { resetRow } from "./reset-row.ts";
import { beginsWithSessions } from "./sessions-first.ts";

type ClaimVerbs = Pick<ResetStore, "claim" | "park" | "unpark" | "parkedBefore" | "underWay">;

/** From here on a batch has jobs; up to this size somebody sits and waits for it. */
const mostInteractive = 25;

/** What gives resets their jobs and takes them away, in SQL: a thousand rows are one statement. */
export function createClaimResets(db: Kysely<Database>): ClaimVerbs {
  return {
    claim: (batchId, said, enqueue) =>
      orUnavailable(() => db.transaction().execute((trx) => claim(trx, { batchId, said, enqueue }))),
    park: ({ resetId, runner }, why, at) =>
      orUnavailable(async () => {
        const { rows } = await sql<{ number: number }>`
          with parked as (
            update pending_resets set parked = ${why}, parked_at = ${at}
            where id = ${storable(resetId)} and state in ('claimed', 'begun') and coalesce(runner, ${runner}) = ${runner}
            returning id, batch_id, target_tenant_id
          ) select (count(r.id) filter (where r.id <> p.id) + 1)::int as number
          from parked p left join pending_resets r on r.batch_id = p.batch_id and r.target_tenant_id = p.target_tenant_id
            and r.parked = ${why} and r.state in ('claimed', 'begun')
          group by p.id`.execute(db);
        return rows[0]?.number ?? 0;
      }),
    unpark: (which, at, enqueue) =>
      orUnavailable(() => db.transaction().execute((trx) => unpark(trx, { which, at, enqueue }))),
    parkedBefore: (why, before) =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").selectAll().where("parked", "=", why);
        const old = query.where("state", "in", ["claimed", "begun"]).where("parked_at", "<=", before);
        return (await old.orderBy("parked_at").limit(100).execute()).map(resetRow.read);
      }),
    underWay: () =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").select("id").where("state", "in", ["claimed", "begun"]);
        return (await query.where("parked", "is", null).execute()).map(({ id }) => id);
      }),
  };
}

interface JobRow {
  readonly id: string;
  readonly batch_id: string;
  readonly target_tenant_id: string;
  readonly target_object_id: string;
}

async function claim(
  trx: Transaction<Database>,
  { batchId, said, enqueue }: { batchId: string; said: Confirmation; enqueue: Enqueue },
): Promise<number> {
  const chosen = storableJson(Object.fromEntries(said.chosen));
  const key = operatorKey(said.operator);
  // Locked in one order, so that two presses wait for each other instead of deadlocking; the second then finds none pending.
  const { rows } = await sql<JobRow & { position: number }>`
    with open as materialized (
      select id from pending_resets where batch_id = ${storable(batchId)} and state = 'pending'
        and expires_at > ${said.at} and operator_key = ${key} and not left_out
      order by position for update
    ) update pending_resets set state = 'claimed', claimed_at = ${said.at}, details = ${storableJson(said.details)}::jsonb || coalesce(own, '{}'),
      chosen = coalesce(${chosen}::jsonb -> pending_resets.id, chosen)
    from open where open.id = pending_resets.id
    returning pending_resets.id, batch_id, position, target_tenant_id, target_object_id`.execute(trx);
  if (rows.length === 0) return 0;
  await keepCap(trx, key, said.mostUnderWay);
  const batch = { batch_id: batchId, operator_key: key, total: rows.length };
  await trx
    .insertInto("batches")
    .values({
      ...{ ...batch, changed_at: said.at, alive_at: said.at },
      sessions_first: beginsWithSessions(batchId, rows.length),
    })
    .execute();
  const bulk = rows.length > mostInteractive;
  await enqueue(
    executorOf(trx),
    rows.toSorted((one, other) => one.position - other.position).map((row) => jobOf(row, bulk)),
  );
  return rows.length;
}

/** One confirmation of an operator after the other, so that none overlooks another. Throws `too-many-people`: nothing is claimed then. */
async function keepCap(trx: Transaction<Database>, key: string, most: number | undefined): Promise<void> {
  if (most === undefined) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 5))`.execute(trx);
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from pending_resets
    where operator_key = ${key} and state in ('claimed', 'begun')`.execute(trx);
  if ((rows[0]?.people ?? 0) > most) throw new Problem("too-many-people");
}

async function unpark(
  trx: Transaction<Database>,
  { which, at, enqueue }: { which: Unparked; at: Date; enqueue: Enqueue },
): Promise<readonly string[]> {
  // Locked in one order; whoever comes second finds none parked. The batch too, since whoever changes it locks it before its messages.
  const { rows } = await sql<JobRow & { total: number; begun: boolean }>`
    with parked as materialized (
      select r.id, b.total from pending_resets r join batches b on b.batch_id = r.batch_id
      where r.state in ('claimed', 'begun') and ${meant(which)}
      order by r.id for update of r, b
    ) update pending_resets set parked = null, parked_at = null, run_at = ${at}
    from parked where parked.id = pending_resets.id
    returning pending_resets.id, batch_id, target_tenant_id, target_object_id, parked.total,
      state = 'begun' as begun`.execute(trx);
  if (rows.length === 0) return [];
  const batchIds = [...new Set(rows.map(({ batch_id }) => batch_id))];
  await trx.updateTable("batches").set({ alive_at: at }).where("batch_id", "in", batchIds).execute();
  await enqueue(
    executorOf(trx),
    rows.map((row) => ({ ...jobOf(row, row.total > mostInteractive), begun: row.begun })),
  );
  return batchIds;
}

function meant(which: Unparked) {
  if (which === "no-longer-waiting") {
    return sql`((r.parked = 'sign-in' and exists (
        select 1 from sign_ins s where s.operator_key = r.operator_key and s.at > r.parked_at))
      or (r.parked = 'paused' and b.state <> 'paused') or (r.parked = 'sessions' and not b.sessions_first))`;
  }
  if ("batchId" in which) return sql`r.parked = 'paused' and r.batch_id = ${storable(which.batchId)}`;
  return sql`r.parked = 'sign-in' and r.operator_key = ${operatorKey(which.operator)}`;
}

function jobOf(row: JobRow, bulk: boolean): ResetJob {
  return { resetId: row.id, target: { tenantId: row.target_tenant_id, objectId: row.target_object_id }, bulk };
}

function executorOf(trx: Transaction<Database>): SqlTransaction {
  return {
    async executeSql(text, values = []) {
      const { rows } = await trx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
