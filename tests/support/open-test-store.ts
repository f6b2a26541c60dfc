import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, sql } from "kysely";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import { installQueue } from "../../services/adapters/queue/install-queue.ts";
import { createStore, type Store } from "../../services/adapters/store/create-store.ts";
import type { Database } from "../../services/adapters/store/database.ts";
import { migrate } from "../../services/adapters/store/opening/migrate.ts";
import { orUnavailable } from "../../services/adapters/store/or-unavailable.ts";
import { resetRow } from "../../services/adapters/store/resets/reset-row.ts";
import { createTestDatabase, openPool, testServer } from "./postgres-databases.ts";

/** The migrated, empty database as a tar, made once in a test run: loading it takes a third of a second, making it three. */
let template: Promise<Blob> | undefined;

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create();
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  await installQueue({ pglite });
  const dump = await pglite.dumpDataDir("none");
  await db.destroy();
  return dump;
}

export interface TestStore extends Store {
  /** For looking at, or breaking, what no port shows: with every right. */
  readonly db: Kysely<Database>;
  /** Pending resets as a summary leaves them, with nobody read. */
  keepResets(resets: readonly PendingReset[]): Promise<void>;
}

/**
 * A store of its own: embedded and in memory, or a database on the server of DATABASE_URL_TEST, used with the rights of the
 * account that serves. Close it, or the test run does not end.
 */
export async function openTestStore(now: () => Date = () => new Date()): Promise<TestStore> {
  const { db, served, place, close } = await (testServer === undefined ? embedded() : onServer(testServer));
  // Tests move their clock: what replicas agree on by the database's has to move with it.
  const clock = () => sql<Date>`${now()}::timestamptz`;
  const store = createStore({ db: served, place, now, close, clock });
  // Kysely closes only what it has used, and an open PGlite keeps the process alive.
  await store.ready();
  const keepResets = (resets: readonly PendingReset[]) =>
    orUnavailable(async () => {
      await db.insertInto("pending_resets").values(resets.map(resetRow.from)).execute();
    });
  return { ...store, db, keepResets };
}

async function embedded() {
  template ??= makeTemplate();
  const pglite = await PGlite.create({ loadDataDir: await template });
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return { db, served: db, place: { pglite }, close: () => db.destroy() };
}

async function onServer(server: string) {
  const database = await createTestDatabase(server);
  const db = openPool(database.ownerUrl);
  const served = openPool(database.url);
  const close = async () => {
    await served.destroy();
    await db.destroy();
    await database.drop();
  };
  return { db, served, place: { url: database.url }, close };
}
