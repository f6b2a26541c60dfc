import { type Kysely, type SqlBool, sql } from "kysely";
import type { Outcome } from "../../../core/outcome.ts";
import type { PendingReset } from "../../../core/pending-reset.ts";
import type { Confirmation, ResetStore } from "../../resets/reset-store.ts";
import type { Database } from "./database.ts";
import { operatorKey } from "./operator-key.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { resetRow } from "./reset-row.ts";
import { storable, storableJson } from "./storable.ts";

/** The one clock that all processes share. */
const databaseTime = sql<Date>`clock_timestamp()`;

/** Pending resets in SQL. */
export function createResetStore(db: Kysely<Database>): ResetStore {
  return {
    save: (resets) =>
      orUnavailable(async () => {
        if (resets.length > 0) await db.insertInto("pending_resets").values(resets.map(resetRow.from)).execute();
      }),
    batch: (batchId) => orUnavailable(() => batch(db, batchId)),
    claim: (batchId, confirmation) => orUnavailable(() => claim(db, batchId, confirmation)),
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
    recordSteps: (resetId, steps) =>
      orUnavailable(async () => {
        const query = db.updateTable("pending_resets").set({ steps: storableJson(steps) });
        const begun = query.where("id", "=", storable(resetId)).where("state", "=", "begun");
        return (await begun.executeTakeFirst()).numUpdatedRows === 1n;
      }),
    end: (resetId, outcome) => orUnavailable(() => end(db, resetId, outcome)),
    keepAlive: (resetIds) =>
      orUnavailable(async () => {
        if (resetIds.length === 0) return;
        const query = db.updateTable("pending_resets").set({ alive_at: databaseTime });
        await query.where("id", "in", resetIds.map(storable)).execute();
      }),
    pendingOf: (operator) =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").selectAll().where("operator_key", "=", operatorKey(operator));
        return (await query.where("state", "=", "pending").orderBy("created_at").execute()).map(resetRow.read);
      }),
    abandoned: () =>
      orUnavailable(async () => {
        const silent = sql<SqlBool>`(alive_at is null or alive_at < ${databaseTime} - interval '90 seconds')`;
        const query = db.selectFrom("pending_resets").selectAll().where("state", "in", ["claimed", "begun"]);
        return (await query.where(silent).orderBy("created_at").orderBy("batch_id").orderBy("position").execute()).map(
          resetRow.read,
        );
      }),
    lastReset: (target, since) => orUnavailable(() => lastReset(db, target, since)),
  };
}

async function batch(db: Kysely<Database>, batchId: string): Promise<readonly PendingReset[]> {
  const query = db.selectFrom("pending_resets").selectAll().where("batch_id", "=", storable(batchId));
  return (await query.orderBy("position").execute()).map(resetRow.read);
}

function claim(db: Kysely<Database>, batchId: string, said: Confirmation): Promise<readonly PendingReset[]> {
  return db.transaction().execute(async (trx) => {
    // Locked in one order, so that two presses wait for each other instead of deadlocking; the second then finds none pending.
    const open = await trx
      .selectFrom("pending_resets")
      .select("id")
      .where("batch_id", "=", storable(batchId))
      .where("state", "=", "pending")
      .where("expires_at", ">", said.at)
      .where("operator_key", "=", operatorKey(said.operator))
      .orderBy("position")
      .forUpdate()
      .execute();
    const claimed: PendingReset[] = [];
    for (const { id } of open) {
      const chosen = said.chosen.get(id);
      const row = await trx
        .updateTable("pending_resets")
        .set({ state: "claimed", claimed_at: said.at, alive_at: databaseTime, details: storableJson(said.details) })
        .set(chosen ? { chosen: storableJson(chosen) } : {})
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirstOrThrow();
      claimed.push(resetRow.read(row));
    }
    return claimed;
  });
}

/** The first end stands: a reset that already ended keeps its outcome. */
async function end(db: Kysely<Database>, resetId: string, outcome: Outcome): Promise<boolean> {
  const removed = outcome.steps.some(({ status }) => status === "deleted" || status === "deactivated");
  const { numUpdatedRows } = await db
    .updateTable("pending_resets")
    .set({ state: "ended", outcome: storableJson(outcome), steps: storableJson(outcome.steps) })
    .set({ removed_at: removed ? new Date(outcome.endedAt) : null })
    .where("id", "=", storable(resetId))
    .where("state", "in", ["claimed", "begun"])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
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
