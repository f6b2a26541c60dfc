import { type ExpressionBuilder, type Kysely, type SqlBool, sql } from "kysely";
import type { AuditEntry } from "../../audit/audit.ts";
import type { HistoryEntries, HistoryQuery } from "../../history/history-entries.ts";
import { type Story, tellStories, toHistoryRow } from "../../history/to-history-row.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable } from "./storable.ts";

/** Kinds that are a line of their own; the others are told with the reset they belong to. */
const shownKinds: AuditEntry["kind"][] = [
  "ended",
  "cancelled",
  "superseded",
  "denied",
  "expired",
  "exported",
  "recorded-elsewhere",
  "bulk-changed",
];

/** The record as people read it, in SQL. */
export function createHistoryEntries(db: Kysely<Database>): HistoryEntries {
  return (query) =>
    orUnavailable(async () => {
      const upTo = query.upTo ?? (await newest(db));
      const found = db.selectFrom("audit_entries").where((entry) => entry.and(conditions(entry, query, upTo)));
      const counted = await found.select((entries) => entries.fn.countAll().as("count")).executeTakeFirstOrThrow();
      const page = found.select("entry").orderBy("head_seq", "desc").offset(query.offset).limit(query.limit);
      const entries = (await page.execute()).map(({ entry }) => entry);
      const stories = await storiesOf(db, entries);
      return { rows: entries.flatMap((entry) => toHistoryRow(entry, stories)), count: Number(counted.count), upTo };
    });
}

async function newest(db: Kysely<Database>): Promise<string> {
  const query = db.selectFrom("audit_chains").select("seq").where("chain", "=", "heads");
  return String((await query.executeTakeFirst())?.seq ?? 0);
}

function conditions(
  entry: ExpressionBuilder<Database, "audit_entries">,
  { tenantIds, search }: HistoryQuery,
  upTo: string,
) {
  const chains = tenantIds.map((id) => storable(id.toLowerCase()));
  const inChains = chains.length === 0 ? sql<SqlBool>`false` : entry("chain", "in", chains);
  const all = [inChains, entry("kind", "in", shownKinds), entry("head_seq", "<=", upTo)];
  return search === "" ? all : [...all, isAbout(search)];
}

/** A ticket stands in the entry *begun* of the same reset or bulk, or in the entry itself. */
function isAbout(search: string) {
  const like = `%${storable(search).replace(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`(
    entry->'target'->>'displayName' ilike ${like} or entry->'target'->>'userPrincipalName' ilike ${like}
    or entry->'details'->>'ticket' ilike ${like}
    or reset_id in (
      select begun.reset_id from audit_entries as begun where begun.kind = 'begun' and begun.entry->'details'->>'ticket' ilike ${like}
    ) or (kind = 'bulk-changed' and entry->>'batchId' in (
      select begun.entry->>'batchId' from audit_entries as begun
      where begun.kind in ('begun', 'bulk-changed') and begun.entry->'details'->>'ticket' ilike ${like}
    ))
  )`;
}

/** What the entries *begun* and *step* of these resets add to *ended*. */
async function storiesOf(db: Kysely<Database>, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, Story>> {
  const ids = entries.flatMap((entry) => (entry.kind === "ended" ? [entry.resetId] : []));
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("audit_entries").select("entry").where("reset_id", "in", ids);
  const rows = await query.where("kind", "in", ["begun", "step"]).orderBy("head_seq").execute();
  return tellStories(rows.map(({ entry }) => entry));
}
