import { type Kysely, sql, type Transaction } from "kysely";
import type { AuditEntry } from "../../audit/audit.ts";
import type { AuditChains, ChainPart } from "../../audit/audit-chains.ts";
import { type ChainEnd, chainOf, headsChain, type SealedEntry, sealAll } from "../../audit/seal-entry.ts";
import { createInGroups } from "../../in-groups.ts";
import { auditRow } from "./audit-row.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { pruneAudit } from "./prune-audit.ts";
import { storableJson } from "./storable.ts";

const pageSize = 500;
/** What one statement's parameters can bear. */
const mostTogether = 100;

/** The audit table and its chains, in SQL. */
export function createAuditChains(db: Kysely<Database>): AuditChains {
  return {
    ...createWriting(db),
    ends: () =>
      orUnavailable(async () => {
        const rows = await db.selectFrom("audit_chains").selectAll().execute();
        return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq: Number(seq), hash }]));
      }),
    after: (headSeq) =>
      orUnavailable(async () => {
        const query = db.selectFrom("audit_entries").selectAll().where("head_seq", ">", String(headSeq));
        return (await query.orderBy("head_seq").limit(pageSize).execute()).map(auditRow.read);
      }),
    part: (part) => orUnavailable(() => readPart(db, part)),
    chains: () =>
      orUnavailable(async () => {
        const { rows } = await sql<{ chain: string; name: string | null }>`
          select distinct on (chain) chain, coalesce(entry->'target'->>'customerName', entry->'customer'->>'customerName') as name
          from audit_entries order by chain, seq desc`.execute(db);
        return rows.map(({ chain, name }) => ({ chain, ...(name !== null && { customerName: name }) }));
      }),
    kindsOf: (resetId) =>
      orUnavailable(async () => {
        const query = db.selectFrom("audit_entries").select("kind").distinct().where("reset_id", "=", resetId);
        return new Set((await query.execute()).map(({ kind }) => kind));
      }),
    checkpoints: () =>
      orUnavailable(async () => {
        const query = db.selectFrom("audit_checkpoints").distinctOn("chain").selectAll();
        const rows = await query.orderBy("chain").orderBy("seq", "desc").execute();
        return rows.map(({ seq, at, key, signature, ...row }) => ({
          ...row,
          seq: Number(seq),
          at: at.toISOString(),
          ...(key !== null && { key }),
          ...(signature !== null && { signature }),
        }));
      }),
    prune: (before, at, make) => orUnavailable(() => pruneAudit(db, { before, at, make })),
  };
}

function createWriting(db: Kysely<Database>): Pick<AuditChains, "append" | "asStored" | "write" | "putBack"> {
  const takeEnds = createTakeEnds();
  // All chains' heads are one row: who asks for it entry by entry makes everybody else wait for each.
  const append = createInGroups(mostTogether, (entries: readonly AuditEntry[]) =>
    db.transaction().execute(async (trx) => {
      const { sealed } = sealAll(entries, await takeEnds(trx, entries.map(chainOf)));
      await insert(trx, sealed);
      return sealed;
    }),
  );
  return {
    asStored,
    append: (entry) => orUnavailable(() => append(asStored(entry))),
    write: (sealed) => orUnavailable(() => insert(db, sealed)),
    putBack: (sealed) =>
      orUnavailable(() =>
        db.transaction().execute(async (trx) => {
          const [again] = sealAll([sealed.entry], await takeEnds(trx, [sealed.chain])).sealed;
          const isNext = again?.hash === sealed.hash && again.head.hash === sealed.head.hash;
          if (isNext) await insert(trx, [sealed]);
          return isNext;
        }),
      ),
  };
}

type TakeEnds = (trx: Transaction<Database>, chains: readonly string[]) => Promise<ReadonlyMap<string, ChainEnd>>;

/** The ends of these chains and of the heads', locked until this transaction is over: always in one order, so that no two wait for each other. */
function createTakeEnds(): TakeEnds {
  /** Seen in use: these need not be made, which spares a statement with every entry. */
  const known = new Set<string>();
  return async (trx, given) => {
    // The heads' last: everybody needs it.
    const chains = [...[...new Set(given)].sort(), headsChain];
    if (!chains.every((chain) => known.has(chain))) await makeEnds(trx, chains);
    const query = trx.selectFrom("audit_chains").selectAll().where("chain", "in", chains);
    const rows = await query.orderBy(sql`chain = ${headsChain}`).orderBy(sql`chain collate "C"`).forUpdate().execute();
    if (rows.length < chains.length) {
      known.clear();
      throw new Error("A chain is gone that was there before.");
    }
    for (const { chain, seq } of rows) if (Number(seq) > 0) known.add(chain);
    return new Map(rows.map(({ chain, seq, hash }) => [chain, { seq: Number(seq), hash }]));
  };
}

async function makeEnds(trx: Transaction<Database>, chains: readonly string[]): Promise<void> {
  const query = trx.insertInto("audit_chains").values(chains.map((chain) => ({ chain, seq: 0, hash: "" })));
  await query.onConflict((conflict) => conflict.column("chain").doNothing()).execute();
}

const asStored = (entry: AuditEntry) => JSON.parse(storableJson(entry)) as AuditEntry;

/** One statement, so that it is whole by itself; a place that is taken throws (unique). */
async function insert(db: Kysely<Database>, sealed: readonly SealedEntry[]): Promise<void> {
  const ends = new Map<string, ChainEnd>();
  for (const one of sealed) ends.set(one.chain, one).set(headsChain, one.head);
  await db
    .with("entries", (cte) => cte.insertInto("audit_entries").values(sealed.map((one) => auditRow.from(one))))
    .insertInto("audit_chains")
    .values([...ends].map(([chain, { seq, hash }]) => ({ chain, seq, hash })))
    .onConflict((conflict) =>
      conflict.column("chain").doUpdateSet((row) => ({ seq: row.ref("excluded.seq"), hash: row.ref("excluded.hash") })),
    )
    .execute();
}

/** From the first to the last entry of that time, whatever clocks say between: a stretch with holes could not be checked. */
async function readPart(db: Kysely<Database>, { chain, from, to }: ChainPart) {
  let within = db.selectFrom("audit_entries").where("chain", "=", chain);
  if (from) within = within.where("at", ">=", from);
  if (to) within = within.where("at", "<", to);
  const range = within.select([sql<string | null>`min(seq)`.as("first"), sql<string | null>`max(seq)`.as("last")]);
  const { first, last } = await range.executeTakeFirstOrThrow();
  if (first === null || last === null) return [];
  const query = db.selectFrom("audit_entries").selectAll().where("chain", "=", chain);
  const rows = await query.where("seq", ">=", first).where("seq", "<=", last).orderBy("seq").execute();
  return rows.map(auditRow.read);
}
