import { type Kysely, sql } from "kysely";
import type { ForgetOld } from "../../resets/confirm/forget-old.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";

/** Short enough for one statement; the next round takes the rest. */
const mostAtOnce = 5_000;

/** Names and masked numbers do not stay longer than somebody may ask for them, in SQL. */
export function createForgetOld(db: Kysely<Database>): ForgetOld {
  return (before) =>
    orUnavailable(async () => {
      const gone = await sql`delete from pending_resets where id in (
        select id from pending_resets where state not in ('claimed', 'begun') and created_at < ${before}
        order by created_at limit ${mostAtOnce})`.execute(db);
      await sql`delete from summaries where alive_at < ${before}
        and not exists (select from pending_resets where batch_id = summaries.batch_id)`.execute(db);
      await sql`delete from batches where changed_at < ${before}
        and not exists (select from pending_resets where batch_id = batches.batch_id)`.execute(db);
      return Number(gone.numAffectedRows ?? 0);
    });
}
