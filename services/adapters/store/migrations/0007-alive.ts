import { type Kysely, sql } from "kysely";

/** When the process that carries a reset out last said so. Frozen. */
export const aliveColumn = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw("alter table pending_resets add column alive_at timestamptz").execute(db);
  },
};
