import { type Kysely, sql } from "kysely";

/** Views that somebody has open. Frozen: a later change is a later migration. */
export const viewTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table views (
    id text primary key,
    operator jsonb not null,
    conversation_id text not null,
    version integer not null,
    state jsonb not null,
    expires_at timestamptz not null
  )`,
  "create index views_expiry on views (expires_at)",
];
