import { type Kysely, sql } from "kysely";

/** Who carries a reset out, what waits without a job, and the batches as a whole. Frozen: a later change is a later migration. */
export const jobTables = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  "alter table pending_resets drop column alive_at",
  "alter table pending_resets add column runner text",
  "alter table pending_resets add column run_at timestamptz",
  "alter table pending_resets add column parked text",
  "alter table pending_resets add column parked_at timestamptz",
  "create index pending_resets_parked on pending_resets (operator_key, parked) where parked is not null",
  `create table batches (
    batch_id text primary key,
    operator_key text not null,
    total integer not null,
    state text not null default 'running',
    why text,
    changed_by jsonb,
    changed_at timestamptz not null,
    alive_at timestamptz not null,
    finished_at timestamptz
  )`,
  "create index batches_unfinished on batches (changed_at) where finished_at is null",
];
