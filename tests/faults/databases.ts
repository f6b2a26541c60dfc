import { startPostgres } from "../../scripts/start-postgres.ts";

/** An empty database for the bots of one suite. */
export interface OpenDatabase {
  /** The settings that name it; none: the bot's own data folder. */
  readonly settings: Readonly<Record<string, string>>;
  /** Takes the server away as a failing machine would, and brings it back. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Database {
  readonly name: "PGlite" | "PostgreSQL";
  /** More than one bot can work over it. */
  readonly shared: boolean;
  open(): Promise<OpenDatabase>;
}

/** In the bot's own process, in its data folder. */
export const pglite: Database = {
  name: "PGlite",
  shared: false,
  open: () =>
    Promise.resolve({
      settings: {},
      restart: () => Promise.reject(new Error("PGlite has no server.")),
      stop: () => Promise.resolve(),
    }),
};

export const postgres: Database = {
  name: "PostgreSQL",
  shared: true,
  open: async () => {
    const server = await startPostgres();
    return {
      settings: { DATABASE_URL: server.url, MIGRATE_AT_START: "yes" },
      restart: () => server.restart(),
      stop: () => server.stop(),
    };
  },
};
