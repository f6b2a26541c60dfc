import { type Kysely, sql } from "kysely";
import type { Warning } from "../../../../core/reset/brief.ts";
import type { Excluded } from "../../../../core/reset/excluded.ts";
import type { CustomerFigures, SummaryFigures } from "../../../../core/reset/summary.ts";
import type { SummaryStore } from "../../../resets/prepare/summary-store.ts";
import type { Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable } from "../storable.ts";
import { resetRow } from "./reset-row.ts";

/** A statement takes a hundred; each is written into the record by itself. */
const mostAtOnce = 100;
const mostNames = 8;

type Pages = Pick<SummaryStore, "figures" | "page" | "excluded" | "targets" | "leaveOut" | "cancel">;

/** The people of a summary in SQL, added up and page by page. */
export function summaryPages(db: Kysely<Database>): Pages {
  const of = (batchId: string) => db.selectFrom("pending_resets").where("batch_id", "=", storable(batchId));
  return {
    figures: (batchId) => orUnavailable(() => figures(db, storable(batchId))),
    page: (batchId, from, most) =>
      orUnavailable(async () => {
        const query = of(batchId).selectAll().where("position", ">=", from).orderBy("position").limit(most);
        return (await query.execute()).map((row) => ({ reset: resetRow.read(row), leftOut: row.left_out }));
      }),
    excluded: (batchId, from, most) =>
      orUnavailable(async () => {
        const query = db.selectFrom("summary_excluded").select("excluded").where("batch_id", "=", storable(batchId));
        const rows = await query.orderBy("id").offset(from).limit(most).execute();
        return rows.map(({ excluded }) => excluded);
      }),
    targets: (batchId) =>
      orUnavailable(async () => {
        const query = of(batchId).select(["target_tenant_id", "target_object_id", "own"]).where("left_out", "=", false);
        const rows = await query.orderBy("position").execute();
        return rows.map(({ target_tenant_id: tenantId, target_object_id: objectId, own }) => ({
          ...{ tenantId, objectId },
          ...(own && { own }),
        }));
      }),
    leaveOut: (batchId, { from, to, ticked }) =>
      orUnavailable(async () => {
        const stays = ticked.length === 0 ? sql<boolean>`false` : sql<boolean>`position in (${sql.join([...ticked])})`;
        await db
          .updateTable("pending_resets")
          .set({ left_out: sql<boolean>`not ${stays}` })
          .where("batch_id", "=", storable(batchId))
          .where("state", "=", "pending")
          .where("position", ">=", from)
          .where("position", "<", to)
          .execute();
      }),
    cancel: (batchId, which) =>
      orUnavailable(async () => {
        const pending = of(batchId).select("id").where("state", "=", "pending").orderBy("position").limit(mostAtOnce);
        const ids = which === "all" ? pending : pending.where("left_out", "=", true);
        const query = db.updateTable("pending_resets").set({ state: "cancelled" }).where("id", "in", ids);
        const cancelled = await query.where("state", "=", "pending").returning(["id", "plan"]).execute();
        if (which === "all" && cancelled.length > 0) {
          const summary = db.updateTable("summaries").set({ state: "cancelled" }).where("state", "=", "ready");
          await summary.where("batch_id", "=", storable(batchId)).execute();
        }
        return cancelled;
      }),
  };
}

async function figures(db: Kysely<Database>, batchId: string): Promise<SummaryFigures> {
  const staying = sql`from pending_resets where batch_id = ${batchId} and state = 'pending' and not left_out`;
  const [customers, sums, warnings, excluded] = [
    await customersOf(db, staying),
    await sumsOf(db, batchId),
    await warningsOf(db, batchId),
    await excludedOf(db, batchId),
  ];
  const people = customers.reduce((sum, one) => sum + one.people, 0);
  return { ...sums, people, customers, warnings, excluded };
}

async function customersOf(db: Kysely<Database>, staying: ReturnType<typeof sql>): Promise<CustomerFigures[]> {
  const { rows } = await sql<CustomerFigures>`
    select target_tenant_id as "tenantId", max(brief->>'customerName') as "customerName", count(*)::int as people,
      sum((brief->>'deletes')::int + (brief->>'switchesOff')::int)::int as removals
    ${staying} group by target_tenant_id order by people desc, "customerName"`.execute(db);
  return rows;
}

type Sums = Omit<SummaryFigures, "people" | "customers" | "warnings" | "excluded">;

async function sumsOf(db: Kysely<Database>, batchId: string): Promise<Sums> {
  const { rows } = await sql<Sums>`
    select coalesce(sum((brief->>'deletes')::int) filter (where not left_out), 0)::int as deletes,
      coalesce(sum((brief->>'switchesOff')::int) filter (where not left_out), 0)::int as "switchesOff",
      coalesce(sum((brief->>'kept')::int) filter (where not left_out), 0)::int as kept,
      coalesce(sum((brief->>'flagged')::int) filter (where not left_out), 0)::int as flagged,
      count(*) filter (where not left_out and (brief->>'unread')::boolean)::int as unread,
      count(*) filter (where not left_out and (brief->>'guest')::boolean)::int as guests,
      count(*) filter (where not left_out and own ? 'reason')::int as "ownReasons",
      count(*) filter (where not left_out and own ? 'ticket')::int as "ownTickets",
      count(*) filter (where left_out)::int as "leftOut"
    from pending_resets where batch_id = ${batchId} and state = 'pending'`.execute(db);
  const [sums] = rows;
  if (!sums) throw new Error("A sum has one row.");
  return sums;
}

async function warningsOf(db: Kysely<Database>, batchId: string): Promise<SummaryFigures["warnings"]> {
  const { rows } = await sql<{ warning: Warning; people: number; names: string[] }>`
    select kind as warning, count(*)::int as people, (array_agg(brief->>'name' order by position))[1:${sql.lit(mostNames)}] as names
    from pending_resets, jsonb_array_elements_text(brief->'warnings') as kind
    where batch_id = ${batchId} and state = 'pending' and not left_out group by kind order by kind`.execute(db);
  return rows;
}

async function excludedOf(db: Kysely<Database>, batchId: string): Promise<SummaryFigures["excluded"]> {
  const { rows } = await sql<{ people: number; first: Excluded }>`
    select count(*)::int as people, (array_agg(excluded order by id))[1] as first
    from summary_excluded where batch_id = ${batchId}
    group by excluded->>'why', coalesce(excluded->>'fault', excluded->>'problem', excluded->'denial'->>'why', '')
    order by people desc, min(id)`.execute(db);
  return rows;
}
