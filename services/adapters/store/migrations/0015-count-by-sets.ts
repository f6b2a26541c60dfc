import { type Kysely, sql } from "kysely";

/** Which batches an update changed, by sets. Frozen: a later change is a later migration. */
export const countBySets = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(statement).execute(db);
  },
};

/**
 * A join was planned for the one row that a connection's first update had, and kept: with ten thousand rows it looked at each pair of them,
 * until the statement was given up. A difference of sets is hashed or sorted whatever the plan was made for.
 */
const statement = `create or replace function count_reset_changes() returns trigger language plpgsql as $$
    declare ids text[];
    begin
      select array_agg(distinct batch_id) into ids from (
        select id, batch_id, state, parked from new_rows except select id, batch_id, state, parked from old_rows
      ) changed;
      if ids is not null then perform count_batch_changes(ids); end if;
      return null;
    end
  $$`;
