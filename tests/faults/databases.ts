import { Client } from "pg";
import { type Postgres, startPostgres } from "../../scripts/start-postgres.ts";

/** Where the bots of a test keep what they keep. */
export interface Database {
  readonly name: "PGlite" | "PostgreSQL";
  /** More than one bot can work over it. */
  readonly shared: boolean;
  /** The settings for a new, empty one. */
  create(): Promise<Readonly<Record<string, string>>>;
  /** Takes the server away as a failing machine would, and brings it back. */
  restart(): Promise<void>;
}

let server: Promise<Postgres> | undefined;
let made = 0;

// At the top of the module: this hook is the whole run's.
after(async () => {
  await (await server)?.stop();
});

/** In the bot's own process, in its data folder. */
export const pglite: Database = {
  name: "PGlite",
  shared: false,
  create: () => Promise.resolve({}),
  restart: () => Promise.reject(new Error("PGlite has no server.")),
};

/** One server for the whole run, made when it is first needed. */
export const postgres: Database = {
  name: "PostgreSQL",
  shared: true,
  async create() {
    server ??= startPostgres();
    const { url } = await server;
    made += 1;
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`create database faults_${made}`).finally(() => client.end());
    const address = url.replace(/\/postgres$/, `/faults_${made}`);
    return { DATABASE_URL: address, MIGRATE_AT_START: "yes" };
  },
  async restart() {
    await (await server)?.restart();
  },
};
