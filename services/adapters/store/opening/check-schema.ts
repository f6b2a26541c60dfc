import { type Kysely, sql } from "kysely";
import { SchemaUnfit } from "../../../schema-unfit.ts";
import type { Database } from "../database.ts";
import { migrationNames } from "./migrate.ts";

/** Throws `SchemaUnfit` unless the tables are those of this version and this account may use them. Changes nothing. */
export async function checkSchema(db: Kysely<Database>): Promise<void> {
  if (!(await isThere(db))) throw new SchemaUnfit("The database has no tables yet.", doMigrate);
  const forbidden = await forbiddenTables(db);
  if (forbidden.length > 0) {
    throw new SchemaUnfit(`The account of DATABASE_URL may not read ${someOf(forbidden)}.`, doGrant);
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const applied = rows.map(({ name }) => name);
  const unknown = applied.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw new SchemaUnfit(`The database was migrated by a newer version (${someOf(unknown)}).`, "Start that one.");
  }
  const missing = migrationNames.filter((name) => !applied.includes(name));
  if (missing.length > 0) throw new SchemaUnfit(`The database is not migrated yet (${someOf(missing)}).`, doMigrate);
}

const doMigrate = "Run `npm run migrate` with the account that owns the tables, then start again.";
const doGrant =
  "Run `npm run migrate -- --grant <that account>` with the account that owns the tables, then start again.";

async function isThere(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  return rows[0]?.there === true;
}

async function forbiddenTables(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = current_schema()::regnamespace
    and c.relkind = 'r' and not has_table_privilege(c.oid, 'select') order by c.relname`.execute(db);
  return rows.map(({ name }) => name);
}

function someOf(names: readonly string[]): string {
  return names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
}
