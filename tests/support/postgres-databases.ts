import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import { Client, Pool } from "pg";
import { installQueue } from "../../services/adapters/queue/install-queue.ts";
import { queueSchema } from "../../services/adapters/queue/open-boss.ts";
import type { Database } from "../../services/adapters/store/database.ts";
import { grantServing } from "../../services/adapters/store/opening/grant-serving.ts";
import { migrate } from "../../services/adapters/store/opening/migrate.ts";

/** A database on the server that DATABASE_URL_TEST names. */
export interface TestDatabase {
  /** The address of the account that owns the tables. */
  readonly ownerUrl: string;
  /** The address of the account that serves, with no more rights than it gets in production. */
  readonly url: string;
  drop(): Promise<void>;
}

/** The server to test on, where there is one (`npm run test:postgres`); else the tests use the embedded database. */
export const testServer = process.env["DATABASE_URL_TEST"];

/** Roles are the whole server's: one for each test run. */
const serving = `serving_${process.pid}_${Date.now()}`;
let role: Promise<void> | undefined;
/** Migrated once in a test run; a copy takes a tenth of a second. */
let template: Promise<string> | undefined;
/** PostgreSQL copies a database only while nobody else does. */
let turn: Promise<unknown> = Promise.resolve();

/** Migrated and empty. */
export async function createTestDatabase(server: string): Promise<TestDatabase> {
  template ??= makeTemplate(server);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const from = await template;
  const made = turn.then(() => say(server, `create database ${name} template ${from}`));
  turn = made.catch(() => undefined);
  await made;
  return { ...addressesOf(server, name), drop: () => say(server, `drop database ${name} with (force)`) };
}

/** An empty database, without any table. */
export async function createBareDatabase(server: string): Promise<TestDatabase> {
  const name = `bare_${randomUUID().replaceAll("-", "")}`;
  await say(server, `create database ${name}`);
  return { ...addressesOf(server, name), drop: () => say(server, `drop database ${name} with (force)`) };
}

/** The account that serves; it has no rights in a database before they are granted. */
export async function servingRole(server: string): Promise<string> {
  role ??= say(server, `create role ${serving} login password '${serving}'`);
  await role;
  return serving;
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
  const { ownerUrl } = addressesOf(server, name);
  const db = openPool(ownerUrl);
  await migrate(db);
  await installQueue({ url: ownerUrl });
  await grantServing(db, { role: await servingRole(server), alsoIn: [queueSchema] });
  await db.destroy();
  return name;
}

async function say(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

function addressesOf(server: string, database: string): Pick<TestDatabase, "ownerUrl" | "url"> {
  const url = new URL(server);
  url.pathname = `/${database}`;
  const ownerUrl = url.href;
  Object.assign(url, { username: serving, password: serving });
  return { ownerUrl, url: url.href };
}
