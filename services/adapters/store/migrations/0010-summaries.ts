import { type Kysely, sql } from "kysely";

/** Summaries of many people, and who is not on them. Frozen: a later change is a later migration. */
export const summaryTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table summaries (
    batch_id text primary key,
    operator_key text not null,
    operator jsonb not null,
    conversation_id text not null,
    act text not null,
    from_view text,
    details jsonb not null,
    state text not null,
    why text,
    asked integer not null,
    read integer not null,
    people integer not null,
    alive_at timestamptz not null,
    expires_at timestamptz
  )`,
  "create index summaries_reading on summaries (alive_at) where state = 'reading'",
  `create table summary_excluded (
    id bigint generated always as identity primary key,
    batch_id text not null references summaries (batch_id) on delete cascade,
    excluded jsonb not null
  )`,
  "create index summary_excluded_batch on summary_excluded (batch_id, id)",
  "alter table pending_resets add column own jsonb",
  "alter table pending_resets add column brief jsonb not null default '{}'",
  "alter table pending_resets add column left_out boolean not null default false",
  `create index pending_resets_under_way on pending_resets (operator_key) where state in ('claimed', 'begun')`,
];
