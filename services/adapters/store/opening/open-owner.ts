import { sql } from "kysely";
import { SchemaUnfit } from "../../../schema-unfit.ts";
import { grantServing, type Serving } from "./grant-serving.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./open-server.ts";
import { StoreUnreachable } from "./store-unreachable.ts";

/** What only the account that owns the tables does. */
export interface Owner {
  /** Brings the tables up to date; several at once wait for one another. */
  migrate(): Promise<void>;
  /** Gives the account that serves what it needs, and nothing else. Throws `SchemaUnfit` where there is no such role. */
  grant(serving: Serving): Promise<void>;
  close(): Promise<void>;
}

/** Connects as the owner to a server of PostgreSQL 15 or newer. Throws `SchemaUnfit`, `StoreUnreachable`. */
export async function openOwner(databaseUrl: string): Promise<Owner> {
  const db = openServer({ databaseUrl, broken: () => undefined });
  try {
    const { rows } = await sql<{
      version: number;
    }>`select current_setting('server_version_num')::int as version`.execute(db);
    const version = rows[0]?.version ?? 0;
    if (version < 150_000) throw new SchemaUnfit("The server is older than PostgreSQL 15.", "Upgrade it first.");
  } catch (error) {
    await db.destroy();
    throw error instanceof SchemaUnfit ? error : new StoreUnreachable(error);
  }
  return {
    migrate: () => migrate(db),
    async grant(serving) {
      const { role } = serving;
      const { rows } = await sql`select from pg_roles where rolname = ${role}`.execute(db);
      if (rows.length === 0) throw new SchemaUnfit(`There is no role ${role}.`, "Make it first: docs/operations.md.");
      await grantServing(db, serving);
    },
    close: () => db.destroy(),
  };
}
