import { type Kysely, sql } from "kysely";
import type { TokenPartitions } from "../../sign-in/token-partitions.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable } from "./storable.ts";

/** Encrypted token caches in SQL, one opaque blob per operator. */
export function createTokenPartitions(db: Kysely<Database>, now: () => Date): TokenPartitions {
  return {
    load: (key) =>
      orUnavailable(async () => {
        const query = db.selectFrom("token_partitions").select(["version", "blob"]).where("key", "=", storable(key));
        const row = await query.executeTakeFirst();
        return row && { version: Number(row.version), blob: new Uint8Array(row.blob) };
      }),
    save: (key, blob, expectedVersion) =>
      orUnavailable(() => {
        const row = { key: storable(key), blob, updated_at: now() };
        return expectedVersion === undefined ? insert(db, row) : replace(db, row, expectedVersion);
      }),
    remove: (key) =>
      orUnavailable(async () => {
        await db.deleteFrom("token_partitions").where("key", "=", storable(key)).execute();
      }),
    list: () =>
      orUnavailable(async () => {
        const query = db.selectFrom("token_partitions").select(["key", "updated_at"]).orderBy("key");
        return (await query.execute()).map(({ key, updated_at: updatedAt }) => ({ key, updatedAt }));
      }),
  };
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
