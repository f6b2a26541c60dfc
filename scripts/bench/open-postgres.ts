import { Client } from "pg";
import { startPostgres } from "../start-postgres.ts";

/** A PostgreSQL server for this run, made when it is first needed. */
export interface BenchPostgres {
  /** The sentence why there is none here, e.g. that no PostgreSQL is installed; undefined: it runs. */
  whyNot(): Promise<string | undefined>;
  /** Address of a new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export function openPostgres(): BenchPostgres {
  let server: ReturnType<typeof startPostgres> | undefined;
  let made = 0;
  const start = () => (server ??= startPostgres());
  return {
    whyNot: () =>
      start().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    createDatabase: async () => {
      const { url } = await start();
      made += 1;
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`create database bench_${made}`).finally(() => client.end());
      return url.replace(/\/postgres$/, `/bench_${made}`);
    },
    stop: async () => {
      // Where it could not be started, `whyNot` has said so.
      const started = await server?.catch(() => undefined);
      await started?.stop();
    },
  };
}
