import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Database } from "../database.ts";

export interface ServerSettings {
  readonly databaseUrl: string;
  /** Whether others must not wait for ever for what this process holds; unset: its statements take as long as they take, for migrations. */
  readonly serving?: boolean;
  /** Told when a connection breaks: without a listener that takes the process down. */
  readonly broken: (error: Error) => void;
}

/**
 * A statement is given up after 30 s. Between two of one transaction nothing is waited for: whoever is silent there is frozen or cut
 * off, with locks in its hands, and lets go before its jobs are taken over.
 */
const limits = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 5_000 };

/** The connections to a PostgreSQL server, 15 or newer; none is opened before the first query. */
export function openServer({ databaseUrl, serving = false, broken }: ServerSettings): Kysely<Database> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5_000,
    ...(serving && limits),
  });
  // The pool itself hears those that lie idle, and nobody those in use.
  pool.on("connect", (client) => client.on("error", broken));
  pool.on("error", () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
