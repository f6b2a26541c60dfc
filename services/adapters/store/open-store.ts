import type { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Log } from "../../log.ts";
import { createStore, type Store, type StoreParts } from "./create-store.ts";
import { DataDirUnusable } from "./data-dir-unusable.ts";
import type { Database } from "./database.ts";
import { lockDataDir } from "./lock-data-dir.ts";
import { migrate } from "./migrate.ts";
import { openPGlite } from "./open-pglite.ts";
import { StoreUnreachable } from "./store-unreachable.ts";

export interface StoreSettings {
  /** A PostgreSQL server, 15 or newer. */
  readonly databaseUrl?: string;
  /** Where the embedded database lives when no server is named; made if it is not there. */
  readonly dataDir?: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** Opens and migrates the store. Throws `DataDirInUse`, `DataDirUnusable` or `StoreUnreachable`, each with a sentence for people. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.databaseUrl !== undefined) return openServer(settings.databaseUrl, settings);
  if (settings.dataDir !== undefined) return openEmbedded(settings.dataDir, settings);
  throw new Error("A store needs DATABASE_URL or DATA_DIR.");
}

async function openServer(connectionString: string, { log, now }: StoreSettings): Promise<Store> {
  const pool = new Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 });
  // Without a listener, an idle connection that breaks takes the process down.
  pool.on("error", (error) => {
    log.warn({ error: error.message }, "A database connection broke; the next query opens another.");
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const close = () => db.destroy();
  return migrated({ db, now, close }, (cause) => new StoreUnreachable(cause));
}

async function openEmbedded(dataDir: string, { now }: StoreSettings): Promise<Store> {
  const unlock = await lockDataDir(dataDir);
  const unusable = (cause: unknown) => new DataDirUnusable(dataDir, cause);
  let pglite: PGlite;
  try {
    pglite = await openPGlite(dataDir);
  } catch (error) {
    await unlock();
    throw unusable(error);
  }
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  const close = async () => {
    await db.destroy();
    await unlock();
  };
  const store = await migrated({ db, now, close }, unusable);
  // The lock says that nobody else lives here: what was under way is abandoned, however short ago.
  await db.updateTable("pending_resets").set({ alive_at: null }).where("alive_at", "is not", null).execute();
  return store;
}

async function migrated(parts: StoreParts, fault: (cause: unknown) => Error): Promise<Store> {
  try {
    await migrate(parts.db);
  } catch (error) {
    await parts.close();
    throw fault(error);
  }
  return createStore(parts);
}
