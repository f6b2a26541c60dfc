import { type Kysely, sql } from "kysely";

/** What a pending reset does, and the view it was asked from. What stood here before was a reset. Frozen. */
export const actColumns = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw("alter table pending_resets add column act text not null default 'reset'").execute(db);
    await sql.raw("alter table pending_resets add column from_view text").execute(db);
  },
};
