import { type Kysely, sql } from "kysely";

/** What a sign-in in the browser needs, and when each operator last signed in. Frozen: a later change is a later migration. */
export const signInTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table sign_in_tickets (
    ticket_hash text primary key,
    operator_key text not null,
    operator jsonb not null,
    tenant_id text not null,
    conversation_id text not null,
    claims text,
    code_hash text,
    taken_at timestamptz,
    expires_at timestamptz not null
  )`,
  "create index sign_in_tickets_operator on sign_in_tickets (operator_key)",
  "create index sign_in_tickets_expiry on sign_in_tickets (expires_at)",
  "create table sign_ins (operator_key text primary key, at timestamptz not null)",
];
