import { type Kysely, type Selectable, sql } from "kysely";
import type { Summary } from "../../../../core/reset/summary.ts";
import type { Portion, SummaryStore } from "../../../resets/prepare/summary-store.ts";
import type { Database } from "../database.ts";
import { operatorKey } from "../operator-key.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable, storableJson } from "../storable.ts";
import { resetRow } from "./reset-row.ts";
import type { SummariesTable } from "./summaries-table.ts";
import { summaryPages } from "./summary-pages.ts";

/** The one clock that all processes share. */
const databaseTime = sql<Date>`clock_timestamp()`;

/** Summaries in SQL. */
export function createSummaryStore(db: Kysely<Database>): SummaryStore {
  return {
    ...summaryPages(db),
    ...reading(db),
    find: (batchId) =>
      orUnavailable(async () => {
        const query = db.selectFrom("summaries").selectAll().where("batch_id", "=", storable(batchId));
        const row = await query.executeTakeFirst();
        return row && read(row);
      }),
    setDetails: (batchId, details) =>
      orUnavailable(async () => {
        const query = db.updateTable("summaries").set({ details: storableJson(details) });
        await query.where("batch_id", "=", storable(batchId)).execute();
      }),
    underWay: (operator) =>
      orUnavailable(async () => {
        const query = db.selectFrom("pending_resets").where("operator_key", "=", operatorKey(operator));
        const { people } = await query
          .where("state", "in", ["claimed", "begun"])
          .select(({ fn }) => fn.countAll<string>().as("people"))
          .executeTakeFirstOrThrow();
        return Number(people);
      }),
  };
}

type Reading = Pick<SummaryStore, "add" | "addPortion" | "finish" | "stop" | "keepReading" | "stopSilent">;

/** From the first row of a list to its last. */
function reading(db: Kysely<Database>): Reading {
  return {
    add: (summary, portion) =>
      orUnavailable(async () => {
        await db.transaction().execute(async (trx) => {
          await trx.insertInto("summaries").values(rowOf(summary)).execute();
          await keep(trx, summary.batchId, portion);
        });
      }),
    addPortion: (batchId, portion) =>
      orUnavailable(() =>
        db.transaction().execute(async (trx) => {
          const counted = await trx
            .updateTable("summaries")
            .set(({ eb }) => ({
              read: eb("read", "+", portion.read),
              people: eb("people", "+", portion.resets.length),
              alive_at: databaseTime,
            }))
            .where("batch_id", "=", storable(batchId))
            .where("state", "=", "reading")
            .executeTakeFirst();
          if (counted.numUpdatedRows === 0n) return false;
          await keep(trx, batchId, portion);
          return true;
        }),
      ),
    finish: (batchId, expiresAt) =>
      orUnavailable(() =>
        db.transaction().execute(async (trx) => {
          if (!(await leaveReading(trx, batchId, { state: "ready", why: null, expires_at: expiresAt }))) return false;
          const resets = trx.updateTable("pending_resets").set({ expires_at: expiresAt });
          await resets.where("batch_id", "=", storable(batchId)).where("state", "=", "pending").execute();
          return true;
        }),
      ),
    stop: (batchId, why) => orUnavailable(() => db.transaction().execute((trx) => stop(trx, batchId, why))),
    keepReading: (batchIds) =>
      orUnavailable(async () => {
        if (batchIds.length === 0) return;
        const query = db.updateTable("summaries").set({ alive_at: databaseTime }).where("state", "=", "reading");
        await query.where("batch_id", "in", batchIds.map(storable)).execute();
      }),
    stopSilent: () => orUnavailable(() => stopSilent(db)),
  };
}

async function keep(trx: Kysely<Database>, batchId: string, { resets, excluded }: Portion): Promise<void> {
  if (resets.length > 0) await trx.insertInto("pending_resets").values(resets.map(resetRow.from)).execute();
  // Bad rows of a list come all at once: in pieces, since a statement takes 65,535 values.
  for (let from = 0; from < excluded.length; from += 1000) {
    const rows = excluded
      .slice(from, from + 1000)
      .map((one) => ({ batch_id: storable(batchId), excluded: storableJson(one) }));
    await trx.insertInto("summary_excluded").values(rows).execute();
  }
}

async function leaveReading(
  trx: Kysely<Database>,
  batchId: string,
  to: { state: Summary["state"]; why: SummariesTable["why"]; expires_at: Date | null },
): Promise<boolean> {
  const query = trx.updateTable("summaries").set(to).where("batch_id", "=", storable(batchId));
  if ((await query.where("state", "=", "reading").executeTakeFirst()).numUpdatedRows === 0n) return false;
  // Whatever dies from here on: its card shows less than happened, and is brought up to date by whoever lives.
  await trx
    .updateTable("attachments")
    .set((column) => ({
      changed: column("changed", "+", 1),
      behind_since: sql<Date>`case when shown < changed then behind_since else clock_timestamp() end`,
    }))
    .where("batch_id", "=", storable(batchId))
    .execute();
  return true;
}

async function stop(
  trx: Kysely<Database>,
  batchId: string,
  why: NonNullable<Summary["why"]> | "cancelled",
): Promise<boolean> {
  const to = why === "cancelled" ? ({ state: "cancelled", why: null } as const) : ({ state: "stopped", why } as const);
  if (!(await leaveReading(trx, batchId, { ...to, expires_at: null }))) return false;
  const resets = trx.deleteFrom("pending_resets").where("batch_id", "=", storable(batchId));
  await resets.where("state", "=", "pending").execute();
  return true;
}

async function stopSilent(db: Kysely<Database>): Promise<readonly string[]> {
  const silent = await db
    .selectFrom("summaries")
    .select("batch_id")
    .where("state", "=", "reading")
    .where("alive_at", "<", sql<Date>`clock_timestamp() - interval '60 seconds'`)
    .execute();
  const stopped: string[] = [];
  for (const { batch_id: batchId } of silent) {
    if (await db.transaction().execute((trx) => stop(trx, batchId, "interrupted"))) stopped.push(batchId);
  }
  return stopped;
}

function rowOf(summary: Summary) {
  return {
    batch_id: storable(summary.batchId),
    operator_key: operatorKey(summary.operator),
    operator: storableJson(summary.operator),
    conversation_id: storable(summary.conversationId),
    act: summary.act,
    from_view: summary.from ?? null,
    details: storableJson(summary.details),
    state: summary.state,
    why: summary.why ?? null,
    asked: summary.asked,
    read: summary.read,
    people: summary.people,
    alive_at: databaseTime,
    expires_at: summary.expiresAt === undefined ? null : new Date(summary.expiresAt),
  };
}

function read(row: Selectable<SummariesTable>): Summary {
  const { batch_id: batchId, conversation_id: conversationId, operator, act, details, state, asked } = row;
  return {
    ...{ batchId, conversationId, operator, act, details, state, asked },
    ...(row.from_view !== null && { from: row.from_view }),
    ...(row.why !== null && { why: row.why }),
    read: row.read,
    people: row.people,
    ...(row.expires_at && { expiresAt: row.expires_at.toISOString() }),
  };
}
