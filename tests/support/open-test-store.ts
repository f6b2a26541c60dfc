import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { createStore, type Store } from "../../services/adapters/store/create-store.ts";
import type { Database } from "../../services/adapters/store/database.ts";
import { migrate } from "../../services/adapters/store/migrate.ts";

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

export interface TestStore extends Store {
  /** For looking at, or breaking, what no port shows. */
  readonly db: Kysely<Database>;
}

/** A store of its own in memory. Close it, or the test run does not end. */
export async function openTestStore(now: () => Date = () => new Date()): Promise<TestStore> {
  template ??= makeTemplate();
  const pglite = await PGlite.create({ loadDataDir: await template });
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  const store = createStore({ db, now, close: () => db.destroy() });
  // Kysely closes only what it has used, and an open PGlite keeps the process alive.
  await store.ready();
  return { ...store, db };
}
