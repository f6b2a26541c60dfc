import { type Kysely, sql } from "kysely";
import type { Operator } from "../../../../core/directory/people.ts";
import type { ResetPlan } from "../../../../core/reset/plan.ts";
import type { ExpiredResets } from "../../../resets/confirm/record-expired.ts";
import type { Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";

/** Summaries that nobody confirmed in time, in SQL. */
export function createExpiredResets(db: Kysely<Database>): ExpiredResets {
  return {
    take: (now) =>
      orUnavailable(async () => {
        const { rows } = await sql<{ id: string; operator: Operator; plan: ResetPlan }>`
          update pending_resets set expiry_recorded = true where id in (
            select id from pending_resets where state = 'pending' and not expiry_recorded and expires_at <= ${now}
            order by expires_at limit 100 for update skip locked
          ) returning id, operator, plan`.execute(db);
        return rows;
      }),
    putBack: (resetId) =>
      orUnavailable(async () => {
        await db.updateTable("pending_resets").set({ expiry_recorded: false }).where("id", "=", resetId).execute();
      }),
  };
}
