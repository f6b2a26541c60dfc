import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Database } from "../database.ts";

export interface ServerSettings {
  readonly databaseUrl: string;
  /** Milliseconds after which a statement is given up; unset: never, for migrations. */
  readonly statementTimeout?: number;
  /** Told when an idle connection breaks: without a listener that takes the process down. */
  readonly broken: (error: Error) => void;
}

/** The connections to a PostgreSQL server, 15 or newer; none is opened before the first query. */
export function openServer({ databaseUrl, statementTimeout, broken }: ServerSettings): Kysely<Database> {
  const limit = statementTimeout === undefined ? {} : { statement_timeout: statementTimeout };
  const pool = new Pool({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 5_000, ...limit });
  pool.on("error", broken);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
