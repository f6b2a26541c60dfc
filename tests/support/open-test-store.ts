import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { createStore, type Store } from "../../services/adapters/store/create-store.ts";
import type { Database } from "../../services/adapters/store/database.ts";
import { migrate } from "../../services/adapters/store/migrate.ts";
import { createTestDatabase, openPool, testServer } from "./postgres-databases.ts";

/** The migrated, empty database as a tar, made once in a test run: loading it takes a third of a second, making it three. */
let template: Promise<Blob> | undefined;

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  const dump = await pglite.dumpDataDir("none");
  await db.destroy();
  return dump;
}

/** Where a test store lives: the queue works on the same. */
export type TestPlace = { readonly pglite: PGlite } | { readonly url: string };

export interface TestStore extends Store {
  /** For looking at, or breaking, what no port shows. */
  readonly db: Kysely<Database>;
  readonly place: TestPlace;
}

/**
 * A store of its own: embedded and in memory, or a database on the server of DATABASE_URL_TEST. Close it, or the test run does
 * not end.
 */
export async function openTestStore(now: () => Date = () => new Date()): Promise<TestStore> {
  const { db, place, close } = await (testServer === undefined ? embedded() : onServer(testServer));
  const store = createStore({ db, now, close });
  // Kysely closes only what it has used, and an open PGlite keeps the process alive.
  await store.ready();
  return { ...store, db, place };
}

async function embedded() {
  template ??= makeTemplate();
  const pglite = await PGlite.create({ loadDataDir: await template });
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return { db, place: { pglite }, close: () => db.destroy() };
}

async function onServer(server: string) {
  const database = await createTestDatabase(server);
  const db = openPool(database.url);
  const close = async () => {
    await db.destroy();
    await database.drop();
  };
  return { db, place: { url: database.url }, close };
}
