import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable } from "./storable.ts";

/** Blobs this process has read and not seen change, still encrypted; the one read longest ago goes first. */
const mostRemembered = 100;

/** Encrypted token caches in SQL, one opaque blob per operator. */
export function createTokenPartitions(db: Kysely<Database>, now: () => Date): TokenPartitions {
  const read = new Map<string, { readonly blob: Uint8Array; readonly hash: Uint8Array }>();
  const remember = (key: string, blob: Uint8Array) => {
    read.delete(key);
    read.set(key, { blob, hash: createHash("sha256").update(blob).digest() });
    for (const oldest of read.keys()) if (read.size > mostRemembered) read.delete(oldest);
    return blob;
  };
  return {
    load: (key) =>
      orUnavailable(async () => {
        const known = read.get(key);
        const row = await select(db, key, known?.hash ?? null);
        const blob = row?.blob ? remember(key, new Uint8Array(row.blob)) : known?.blob;
        return row && blob && { version: Number(row.version), blob: blob.slice() };
      }),
    save: (key, blob, expectedVersion) =>
      orUnavailable(() => {
        const row = { key: storable(key), blob, updated_at: now() };
        return expectedVersion === undefined ? insert(db, row) : replace(db, row, expectedVersion);
      }),
    remove: (key) =>
      orUnavailable(async () => {
        read.delete(key);
        await db.deleteFrom("token_partitions").where("key", "=", storable(key)).execute();
      }),
    list: () =>
      orUnavailable(async () => {
        const query = db.selectFrom("token_partitions").select(["key", "updated_at"]).orderBy("key");
        return (await query.execute()).map(({ key, updated_at: updatedAt }) => ({ key, updatedAt }));
      }),
  };
}

/** A large blob costs more to bring over than all else of a token: one with this hash is not sent again, but null. */
function select(db: Kysely<Database>, key: string, hash: Uint8Array | null) {
  const other = sql<Uint8Array | null>`case when sha256(blob) = ${hash} then null else blob end`;
  const query = db.selectFrom("token_partitions").select(["version", other.as("blob")]);
  return query.where("key", "=", storable(key)).executeTakeFirst();
}

interface Row {
  readonly key: string;
  readonly blob: Uint8Array;
  readonly updated_at: Date;
}

async function insert(db: Kysely<Database>, row: Row): Promise<boolean> {
  const query = db.insertInto("token_partitions").values(row);
  const { numInsertedOrUpdatedRows } = await query.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function replace(db: Kysely<Database>, row: Row, expected: number): Promise<boolean> {
  const { rows } = await sql`
    update token_partitions
    set blob = ${row.blob}, updated_at = ${row.updated_at}, version = nextval('token_partition_versions')
    where key = ${row.key} and version = ${expected}
    returning key`.execute(db);
  return rows.length === 1;
}
