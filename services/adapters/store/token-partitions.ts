import { createHash } from "node:crypto";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable } from "./storable.ts";

/** Blobs this process has read or written and not seen change, still encrypted; the one used longest ago goes first. */
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
        const blob = row?.blob ? remember(key, fromBase64(row.blob)) : known?.blob;
        return row && blob && { version: Number(row.version), blob: blob.slice() };
      }),
    save: (key, blob, expectedVersion) =>
      orUnavailable(async () => {
        const row = { key: storable(key), blob: bytes(blob), updated_at: now() };
        const version = await (expectedVersion === undefined ? insert(db, row) : replace(db, row, expectedVersion));
        if (version !== undefined) remember(key, blob.slice());
        return version;
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
  const other = sql<string | null>`case when sha256(blob) = ${hash} then null else encode(blob, 'base64') end`;
  const query = db.selectFrom("token_partitions").select(["version", other.as("blob")]);
  return query.where("key", "=", storable(key)).executeTakeFirst();
}

/** The embedded database takes and gives bytes digit by digit, which costs more than all else of a large cache; text it copies. */
function bytes(blob: Uint8Array): RawBuilder<Uint8Array> {
  return sql<Uint8Array>`decode(${Buffer.from(blob).toString("base64")}, 'base64')`;
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}

interface Row {
  readonly key: string;
  readonly blob: RawBuilder<Uint8Array>;
  readonly updated_at: Date;
}

async function insert(db: Kysely<Database>, row: Row): Promise<number | undefined> {
  const query = db.insertInto("token_partitions").values(row);
  const added = await query
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return added && Number(added.version);
}

async function replace(db: Kysely<Database>, row: Row, expected: number): Promise<number | undefined> {
  const { rows } = await sql<{ readonly version: number | string }>`
    update token_partitions
    set blob = ${row.blob}, updated_at = ${row.updated_at}, version = nextval('token_partition_versions')
    where key = ${row.key} and version = ${expected}
    returning version`.execute(db);
  return rows[0] && Number(rows[0].version);
}
