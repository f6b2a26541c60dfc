import { type Kysely, sql, type Transaction } from "kysely";
import type { MakeCheckpoint } from "../../audit/checkpoint.ts";
import { type ChainEnd, headsChain } from "../../audit/seal-entry.ts";
import type { Database } from "./database.ts";

export interface Pruning {
  readonly before: Date;
  /** When it is done: stands on the checkpoints. */
  readonly at: Date;
  readonly make: MakeCheckpoint;
}

/** Removes the oldest part of the record in one transaction: checkpoints first, since the table lets nothing else go. */
export async function pruneAudit(db: Kysely<Database>, { before, at, make }: Pruning): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const last = await lastBefore(trx, before);
    if (last === undefined) return 0;
    for (const [chain, end] of [...(await endsUpTo(trx, last)), [headsChain, last] as const]) {
      const { key = null, signature = null, ...checkpoint } = make(chain, end, at);
      await trx
        .insertInto("audit_checkpoints")
        .values({ ...checkpoint, at, key, signature })
        .execute();
    }
    const gone = trx.deleteFrom("audit_entries").where("head_seq", "<=", String(last.seq));
    return Number((await gone.executeTakeFirst()).numDeletedRows);
  });
}

/** The last entry before the first one that stays: what goes is a beginning of the chain of heads, and so of every chain. */
async function lastBefore(trx: Transaction<Database>, before: Date): Promise<ChainEnd | undefined> {
  const stays = await trx
    .selectFrom("audit_entries")
    .select(sql<string | null>`min(head_seq)`.as("first"))
    .where("at", ">=", before)
    .executeTakeFirstOrThrow();
  let query = trx.selectFrom("audit_entries").select(["head_seq", "head_hash"]);
  if (stays.first !== null) query = query.where("head_seq", "<", stays.first);
  const row = await query.orderBy("head_seq", "desc").limit(1).executeTakeFirst();
  return row && { seq: Number(row.head_seq), hash: row.head_hash };
}

async function endsUpTo(trx: Transaction<Database>, last: ChainEnd): Promise<(readonly [string, ChainEnd])[]> {
  const rows = await trx
    .selectFrom("audit_entries")
    .distinctOn("chain")
    .select(["chain", "seq", "hash"])
    .where("head_seq", "<=", String(last.seq))
    .orderBy("chain")
    .orderBy("seq", "desc")
    .execute();
  return rows.map(({ chain, seq, hash }) => [chain, { seq: Number(seq), hash }] as const);
}
