import { type Kysely, sql } from "kysely";

/** What is over is found by its age. Frozen: a later change is a later migration. */
export const retentionIndex = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw("create index pending_resets_over on pending_resets (created_at) where state not in ('claimed', 'begun')")
      .execute(db);
  },
};
