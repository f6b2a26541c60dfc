/** The embedded database as the store opened it: one connection for everybody in the process. */
export interface EmbeddedDatabase {
  // As pg-boss asks for it.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  query<T = unknown>(query: string, params?: unknown[]): Promise<{ rows: T[] }>;
  exec(query: string): Promise<{ rows: unknown[] }[]>;
}

/** Where the tables are, for whoever keeps tables of its own beside them. */
export type DatabasePlace = { readonly pglite: EmbeddedDatabase } | { readonly url: string };
