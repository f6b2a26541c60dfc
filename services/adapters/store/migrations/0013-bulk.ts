import { type Kysely, sql } from "kysely";

/** What a bulk is steered and shown by. Frozen: a later change is a later migration. */
export const bulkColumns = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table pending_resets
    add column sessions text,
    add column refusal text,
    add column ended_at timestamptz`,
  "create index pending_resets_ended on pending_resets (batch_id, ended_at) where ended_at is not null",
  "create index pending_resets_sessions on pending_resets (batch_id) where state = 'claimed' and sessions is null",
  "alter table batches add column sessions_first boolean not null default false",
];
