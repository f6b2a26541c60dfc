import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import { Client, Pool } from "pg";
import type { Database } from "../../services/adapters/store/database.ts";
import { migrate } from "../../services/adapters/store/migrate.ts";

/** A migrated, empty database on the server that DATABASE_URL_TEST names. */
export interface TestDatabase {
  /** Its owner's address. */
  readonly url: string;
  drop(): Promise<void>;
}

/** The server to test on, where there is one (`npm run test:postgres`); else the tests use the embedded database. */
export const testServer = process.env["DATABASE_URL_TEST"];

/** Migrated once in a test run; a copy takes a tenth of a second. */
let template: Promise<string> | undefined;
/** PostgreSQL copies a database only while nobody else does. */
let turn: Promise<unknown> = Promise.resolve();

/** A database of its own. */
export async function createTestDatabase(server: string): Promise<TestDatabase> {
  template ??= makeTemplate(server);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const from = await template;
  const made = turn.then(() => say(server, `create database ${name} template ${from}`));
  turn = made.catch(() => undefined);
  await made;
  return { url: urlOf(server, name), drop: () => say(server, `drop database ${name} with (force)`) };
}

/** An empty database, without any table. */
export async function createBareDatabase(server: string): Promise<TestDatabase> {
  const name = `bare_${randomUUID().replaceAll("-", "")}`;
  await say(server, `create database ${name}`);
  return { url: urlOf(server, name), drop: () => say(server, `drop database ${name} with (force)`) };
}

/** Closed connections of a pool in the tests are closed on purpose. */
export function openPool(connectionString: string): Kysely<Database> {
  const pool = new Pool({ connectionString, max: 10 });
  pool.on("error", () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function makeTemplate(server: string): Promise<string> {
  const name = `template_${process.pid}_${Date.now()}`;
  await say(server, `create database ${name}`);
  const db = openPool(urlOf(server, name));
  await migrate(db);
  await db.destroy();
  return name;
}

async function say(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
