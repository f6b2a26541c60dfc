import { type Kysely, sql } from "kysely";

/** How much of its batch each message shows, counted with every change of a state. Frozen. */
export const batchMessages = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table attachments
    add column changed integer not null default 0,
    add column shown integer not null default 0,
    add column behind_since timestamptz,
    add column tries integer not null default 0,
    add column next_at timestamptz not null default 'epoch'`,
  "create index attachments_behind on attachments (next_at) where shown < changed",
  // For each statement, since a batch may have ten thousand rows; in one order, so that two of them never wait for each other.
  `create function count_batch_changes() returns trigger language plpgsql as $$
    begin
      update attachments a set changed = a.changed + 1,
        behind_since = case when a.shown < a.changed then a.behind_since else clock_timestamp() end
      from (
        select batch_id, role from attachments where batch_id in (
          select n.batch_id from new_rows n join old_rows o on o.id = n.id where n.state <> o.state)
        order by batch_id, role for update
      ) as behind
      where a.batch_id = behind.batch_id and a.role = behind.role;
      return null;
    end
  $$`,
  `create trigger pending_resets_counted after update on pending_resets
    referencing old table as old_rows new table as new_rows
    for each statement execute function count_batch_changes()`,
];
