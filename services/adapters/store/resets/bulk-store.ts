import { type Kysely, type Selectable, type SqlBool, sql } from "kysely";
import type { BulkCustomer, BulkHead } from "../../../../core/reset/bulk.ts";
import type { Refusal } from "../../../../core/reset/refusal.ts";
import { mostOnOneCard } from "../../../../core/reset/summary.ts";
import type { AskedAgain, BulkStore } from "../../../resets/bulk/bulk-store.ts";
import type { Database, PendingResetsTable } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { databaseClock } from "../pacing-store.ts";
import { storable } from "../storable.ts";
import { readBatch } from "./batch-rows.ts";
import type { BatchesTable } from "./batches-table.ts";
import { bulkInCustomer } from "./bulk-in-customer.ts";
import { resetRow } from "./reset-row.ts";
import { trouble } from "./trouble.ts";

/** A statement takes a hundred; each is written into the record by itself. */
const mostCancelled = 100;
const mostUnderWay = 50;

/** What was different from the summary, or broke off. Whoever did not sign in is not asked: nothing could be read for them. */
const changed = sql<SqlBool>`(state = 'superseded' or (state = 'ended' and outcome->>'verdict' = 'interrupted'
  and outcome->>'stoppedBy' is distinct from 'sign-in-needed'))`;

/** Bulks in SQL: sums, and one page at a time. Whom the operator had left out is in none of it. */
export function createBulkStore(db: Kysely<Database>, clock = databaseClock): BulkStore {
  const of = (batchId: string) =>
    db.selectFrom("pending_resets").where("batch_id", "=", storable(batchId)).where("left_out", "=", false);
  return {
    head: (batchId) =>
      orUnavailable(async () => {
        const { rows } = await heads(sql`b.batch_id = ${storable(batchId)}`, 1).execute(db);
        return rows.map(readHead)[0];
      }),
    customers: (batchId) =>
      orUnavailable(async () => {
        const { rows } = await sql<BulkCustomer>`
          select target_tenant_id as "tenantId", max(brief->>'customerName') as "customerName", count(*)::int as people,
            count(*) filter (where state in ('claimed', 'begun'))::int as left,
            coalesce(sum((brief->>'deletes')::int + (brief->>'switchesOff')::int) filter (where state in ('claimed', 'begun')), 0)::int as removals,
            count(*) filter (where state in ('claimed', 'begun') and parked = 'sign-in')::int as "awaitingSignIn",
            coalesce(max(extract(epoch from t.held_until - ${clock()}) * 1000) filter (where t.held_until > ${clock()}), 0)::float8 as "heldMs",
            count(*) filter (where not ${trouble})::int as done
          from pending_resets r left join tenant_budgets t on t.tenant_id = r.target_tenant_id
          where batch_id = ${storable(batchId)} and not left_out
          group by target_tenant_id order by people desc, "customerName"`.execute(db);
        return rows;
      }),
    inCustomer: (batchId, tenantId, most) => orUnavailable(() => bulkInCustomer(db, { batchId, tenantId, most })),
    latest: (batchId, most) =>
      orUnavailable(async () => {
        const ended = of(batchId).selectAll().where("ended_at", "is not", null);
        return (await ended.orderBy("ended_at", "desc").limit(most).execute()).map(resetRow.read);
      }),
    page: (batchId, { filter, from, most }) =>
      orUnavailable(async () => {
        const listed = filter === "all" ? of(batchId) : of(batchId).where(trouble);
        const query = listed.selectAll().orderBy(trouble, "desc").orderBy("position").offset(from).limit(most);
        return (await query.execute()).map(resetRow.read);
      }),
    inTrouble: (batchId) =>
      orUnavailable(async () => {
        const query = of(batchId).where(trouble);
        return Number((await query.select(({ fn }) => fn.countAll().as("number")).executeTakeFirst())?.number ?? 0);
      }),
    ...turns(db),
    refusals: (batchId, tenantId, most) => orUnavailable(() => refusals(db, { batchId, tenantId, most })),
  };
}

async function refusals(
  db: Kysely<Database>,
  { batchId, tenantId, most }: { batchId: string; tenantId: string; most: number },
): Promise<readonly (Refusal | undefined)[]> {
  const { rows } = await sql<{ refusal: Refusal | null }>`
    select r.refusal from pending_resets r join batches b on b.batch_id = r.batch_id
    where r.batch_id = ${storable(batchId)} and r.target_tenant_id = ${storable(tenantId.toLowerCase())}
      and r.ended_at > b.changed_at and b.total > ${mostOnOneCard}
    order by r.ended_at desc limit ${most}`.execute(db);
  return rows.map(({ refusal }) => refusal ?? undefined);
}

type Turns = "unfinished" | "toAskAgain" | "underWay" | "pausedBefore" | "cancelLeft";

function turns(db: Kysely<Database>): Pick<BulkStore, Turns> {
  return {
    unfinished: (batchId) => orUnavailable(() => targets(db, batchId, trouble)),
    toAskAgain: (batchId) => orUnavailable(() => targets(db, batchId, changed)),
    underWay: (moreThan) =>
      orUnavailable(async () => {
        const { rows } = await heads(sql`b.finished_at is null and b.total > ${moreThan}`, mostUnderWay).execute(db);
        return rows.map((row) => ({ head: readHead(row), left: row.left }));
      }),
    pausedBefore: (before) =>
      orUnavailable(async () => {
        const paused = db.selectFrom("batches").select("batch_id").where("state", "=", "paused");
        const old = paused.where("finished_at", "is", null).where("changed_at", "<=", before);
        return (await old.orderBy("changed_at").limit(mostCancelled).execute()).map(({ batch_id }) => batch_id);
      }),
    cancelLeft: (batchId) =>
      orUnavailable(async () => {
        const { rows } = await sql<Pick<Selectable<PendingResetsTable>, "id" | "plan">>`
          update pending_resets set state = 'cancelled', parked = null, parked_at = null where id in (
            select id from pending_resets where batch_id = ${storable(batchId)} and state = 'claimed'
            order by id limit ${mostCancelled} for update
          ) and state = 'claimed' returning id, plan`.execute(db);
        return rows;
      }),
  };
}

async function targets(db: Kysely<Database>, batchId: string, which: typeof trouble): Promise<readonly AskedAgain[]> {
  const query = db.selectFrom("pending_resets").select(["target_tenant_id", "target_object_id", "own"]);
  const mine = query.where("batch_id", "=", storable(batchId)).where("left_out", "=", false).where(which);
  const rows = await mine.orderBy("position").execute();
  return rows.map((row) => ({
    tenantId: row.target_tenant_id,
    objectId: row.target_object_id,
    ...(row.own && { own: row.own }),
  }));
}

interface HeadRow {
  readonly batch: Selectable<BatchesTable>;
  readonly operator: BulkHead["operator"];
  readonly act: BulkHead["act"];
  readonly details: BulkHead["details"];
  readonly conversation_id: string;
  readonly from_view: string | null;
  readonly ended: string | null;
  readonly left: number;
}

/** What one of its rows says of all, and when the last one ended. */
function heads(which: ReturnType<typeof sql>, most: number) {
  return sql<HeadRow>`select to_jsonb(b) as batch, r.*,
      (select to_jsonb(max(ended_at)) from pending_resets e where e.batch_id = b.batch_id and e.ended_at is not null) as ended,
      (select count(*)::int from pending_resets o where o.batch_id = b.batch_id and o.state in ('claimed', 'begun')) as left
    from batches b join lateral (
      select operator, act, details, conversation_id, from_view from pending_resets where batch_id = b.batch_id and claimed_at is not null limit 1
    ) r on true where ${which} order by b.changed_at desc limit ${most}`;
}

function readHead({ batch, operator, act, details, ended, ...row }: HeadRow): BulkHead {
  // JSON has its times as text.
  const times = { changed_at: new Date(batch.changed_at), alive_at: new Date(batch.alive_at) };
  const endedAt = ended === null ? {} : { endedAt: new Date(ended).toISOString() };
  const from = row.from_view === null ? {} : { from: row.from_view };
  const { conversation_id: conversationId } = row;
  return { batch: readBatch({ ...batch, ...times }), operator, act, details, conversationId, ...from, ...endedAt };
}
