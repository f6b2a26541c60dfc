import { type Kysely, type Selectable, type SqlBool, sql } from "kysely";
import type { Outcome } from "../../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../../core/reset/pending-reset.ts";
import { refusalOf } from "../../../../core/reset/refusal.ts";
import type { FoundReset, ResetStore, Run } from "../../../resets/reset-store.ts";
import type { Database } from "../database.ts";
import { operatorKey } from "../operator-key.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable, storableJson } from "../storable.ts";
import { createBatchRows, readBatch } from "./batch-rows.ts";
import type { BatchesTable } from "./batches-table.ts";
import { createClaimResets } from "./claim-resets.ts";
import { resetRow } from "./reset-row.ts";
import { sessionsFirst } from "./sessions-first.ts";

/** Pending resets in SQL. */
export function createResetStore(db: Kysely<Database>): ResetStore {
  return {
    ...createClaimResets(db),
    ...createBatchRows(db),
    ...sessionsFirst(db),
    batch: (batchId) => orUnavailable(() => batch(db, batchId)),
    only: (batchId) =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").selectAll().where("batch_id", "=", storable(batchId));
        const [one, ...more] = await query.limit(2).execute();
        return one && more.length === 0 ? resetRow.read(one) : undefined;
      }),
    find: (resetId) => orUnavailable(() => find(db, resetId)),
    move: (resetId, from, to) =>
      orUnavailable(async () => {
        if (from.length === 0) return false;
        const query = db.updateTable("pending_resets").set({ state: to });
        const { numUpdatedRows } = await query
          .where("id", "=", storable(resetId))
          .where("state", "in", from)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    take: ({ resetId, runner }) =>
      orUnavailable(async () => {
        const query = db.updateTable("pending_resets").set({ runner }).where("id", "=", storable(resetId));
        return (await query.where("state", "in", ["claimed", "begun"]).executeTakeFirst()).numUpdatedRows === 1n;
      }),
    begin: (run, at) => orUnavailable(() => begin(db, run, at)),
    recordSteps: ({ resetId, runner }, steps) =>
      orUnavailable(async () => {
        const query = db.updateTable("pending_resets").set({ steps: storableJson(steps) });
        const begun = query.where("id", "=", storable(resetId)).where("state", "=", "begun");
        return (await begun.where("runner", "=", runner).executeTakeFirst()).numUpdatedRows === 1n;
      }),
    end: (run, outcome) => orUnavailable(() => end(db, run, outcome)),
    pendingOf: (operator) =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").selectAll().where("operator_key", "=", operatorKey(operator));
        return (await query.where("state", "=", "pending").orderBy("created_at").execute()).map(resetRow.read);
      }),
    lastReset: (target, since) => orUnavailable(() => lastReset(db, target, since)),
  };
}

async function batch(db: Kysely<Database>, batchId: string): Promise<readonly PendingReset[]> {
  const query = db.selectFrom("pending_resets").selectAll().where("batch_id", "=", storable(batchId));
  return (await query.orderBy("position").execute()).map(resetRow.read);
}

async function find(db: Kysely<Database>, resetId: string): Promise<FoundReset | undefined> {
  const row = await db
    .selectFrom("pending_resets as r")
    .leftJoin("batches as b", "b.batch_id", "r.batch_id")
    .selectAll("r")
    .select(sql<Selectable<BatchesTable> | null>`to_jsonb(b)`.as("batch"))
    .select(
      sql<boolean>`exists (select 1 from pending_resets o where o.batch_id = r.batch_id and o.parked = 'sign-in'
        and o.target_tenant_id = r.target_tenant_id and o.state in ('claimed', 'begun') and o.id <> r.id)`.as(
        "awaited",
      ),
    )
    .where("r.id", "=", storable(resetId))
    .executeTakeFirst();
  if (!row) return undefined;
  const { batch: found, awaited, ...reset } = row;
  return {
    reset: resetRow.read(reset),
    ...(found && { batch: readBatch({ ...found, ...timesOf(found) }) }),
    ...(row.run_at && { runAt: row.run_at.toISOString() }),
    signInAwaited: awaited,
  };
}

/** JSON has its times as text. */
function timesOf({ changed_at, alive_at }: Selectable<BatchesTable>) {
  return { changed_at: new Date(changed_at), alive_at: new Date(alive_at) };
}

/** The batch lives as long as one of its resets is begun now and then; once a minute is enough to know. */
async function begin(db: Kysely<Database>, { resetId, runner }: Run, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with alive as (
      update batches set alive_at = ${at} where alive_at < ${at}::timestamptz - interval '1 minute'
        and batch_id = (select batch_id from pending_resets where id = ${storable(resetId)})
    ) update pending_resets set state = 'begun', runner = ${runner}, run_at = ${at}
    where id = ${storable(resetId)} and state in ('claimed', 'begun') and coalesce(runner, ${runner}) = ${runner}
    returning id`.execute(db);
  return rows.length === 1;
}

/** The first end stands: a reset that already ended keeps its outcome. */
async function end(
  db: Kysely<Database>,
  run: { resetId: string; runner?: string },
  outcome: Outcome,
): Promise<boolean> {
  const removed = outcome.steps.some(({ status }) => status === "deleted" || status === "deactivated");
  const query = db
    .updateTable("pending_resets")
    .set({ state: "ended", outcome: storableJson(outcome), steps: storableJson(outcome.steps) })
    .set({ removed_at: removed ? new Date(outcome.endedAt) : null, parked: null, parked_at: null })
    .set({ ended_at: new Date(outcome.endedAt), refusal: refusalOf(outcome) ?? null })
    .where("id", "=", storable(run.resetId))
    .where("state", "in", ["claimed", "begun"]);
  const mine =
    run.runner === undefined ? query : query.where(sql<SqlBool>`coalesce(runner, ${run.runner}) = ${run.runner}`);
  return (await mine.executeTakeFirst()).numUpdatedRows === 1n;
}

async function lastReset(
  db: Kysely<Database>,
  target: { tenantId: string; objectId: string },
  since: Date,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("pending_resets")
    .select(({ fn }) => fn.max("removed_at").as("last"))
    .where("target_tenant_id", "=", storable(target.tenantId.toLowerCase()))
    .where("target_object_id", "=", storable(target.objectId.toLowerCase()))
    .where("removed_at", ">=", since)
    .executeTakeFirst();
  return row?.last?.toISOString();
}
