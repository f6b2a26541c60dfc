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
  // In one order, so that two of them never wait for each other.
  `create function count_batch_changes(ids text[]) returns void language sql as $$
    update attachments a set changed = a.changed + 1,
      behind_since = case when a.shown < a.changed then a.behind_since else clock_timestamp() end
    from (select batch_id, role from attachments where batch_id = any(ids) order by batch_id, role for update) as mine
    where a.batch_id = mine.batch_id and a.role = mine.role
  $$`,
  // For each statement, since a batch may have ten thousand rows.
  `create function count_reset_changes() returns trigger language plpgsql as $$
    declare ids text[];
    begin
      select array_agg(distinct n.batch_id) into ids from new_rows n join old_rows o on o.id = n.id
        where n.state <> o.state or n.parked is distinct from o.parked;
      if ids is not null then perform count_batch_changes(ids); end if;
      return null;
    end
  $$`,
  `create trigger pending_resets_counted after update on pending_resets
    referencing old table as old_rows new table as new_rows
    for each statement execute function count_reset_changes()`,
  `create function count_mode_change() returns trigger language plpgsql as $$
    begin
      perform count_batch_changes(array[new.batch_id]);
      return null;
    end
  $$`,
  `create trigger batches_counted after update on batches
    for each row when (old.state <> new.state) execute function count_mode_change()`,
];
