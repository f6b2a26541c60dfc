import type { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import type { Log } from "../../../log.ts";
import { SchemaUnfit } from "../../../schema-unfit.ts";
import { createStore, type Store, type StoreParts } from "../create-store.ts";
import type { Database } from "../database.ts";
import { checkSchema } from "./check-schema.ts";
import { DataDirUnusable } from "./data-dir-unusable.ts";
import { lockDataDir } from "./lock-data-dir.ts";
import { migrate } from "./migrate.ts";
import { openPGlite } from "./open-pglite.ts";
import { openServer } from "./open-server.ts";
import { StoreUnreachable } from "./store-unreachable.ts";

export interface StoreSettings {
  /** A PostgreSQL server, 15 or newer. */
  readonly databaseUrl?: string;
  /** Where the embedded database lives when no server is named; made if it is not there. */
  readonly dataDir?: string;
  /** Whether a server's tables are brought up to date first; unset: they have to be. The embedded database's always are. */
  readonly migrates?: boolean;
  readonly log: Log;
  readonly now: () => Date;
}

/**
 * Opens the store over tables that fit. Throws `DataDirInUse`, `DataDirUnusable`, `SchemaUnfit` or `StoreUnreachable`, each with
 * a sentence for people.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.databaseUrl !== undefined) return openOnServer(settings.databaseUrl, settings);
  if (settings.dataDir !== undefined) return openEmbedded(settings.dataDir, settings);
  throw new Error("A store needs DATABASE_URL or DATA_DIR.");
}

async function openOnServer(databaseUrl: string, { log, now, migrates = false }: StoreSettings): Promise<Store> {
  const broken = ({ message: error }: Error) => {
    log.warn({ error }, "A database connection broke; the next query opens another.");
  };
  const db = openServer({ databaseUrl, serving: true, broken });
  const fault = (cause: unknown) => (cause instanceof SchemaUnfit ? cause : new StoreUnreachable(cause));
  return fitting(
    { db, place: { url: databaseUrl }, now, close: () => db.destroy() },
    migrates ? migrate : checkSchema,
    fault,
  );
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
  return fitting({ db, place: { pglite }, now, close }, migrate, unusable);
}

async function fitting(
  parts: StoreParts,
  fit: (db: Kysely<Database>) => Promise<void>,
  fault: (cause: unknown) => Error,
): Promise<Store> {
  try {
    await fit(parts.db);
  } catch (error) {
    await parts.close();
    throw fault(error);
  }
  return createStore(parts);
}
