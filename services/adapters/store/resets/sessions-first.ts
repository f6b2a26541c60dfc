import { type Kysely, sql } from "kysely";
import { mostOnOneCard } from "../../../../core/reset/summary.ts";
import type { ResetStore } from "../../../resets/reset-store.ts";
import type { Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable } from "../storable.ts";

/** The pass over a bulk's sessions, which goes before any removal, in SQL. */
export function sessionsFirst(db: Kysely<Database>): Pick<ResetStore, "recordSessions" | "endSessions"> {
  return {
    recordSessions: ({ resetId, runner }, sessions, at) =>
      orUnavailable(async () => {
        const { rows } = await sql`
          with alive as (
            update batches set alive_at = ${at} where alive_at < ${at}::timestamptz - interval '1 minute'
              and batch_id = (select batch_id from pending_resets where id = ${storable(resetId)})
          ) update pending_resets set sessions = ${sessions}
          where id = ${storable(resetId)} and state = 'claimed' and coalesce(runner, ${runner}) = ${runner}
          returning id`.execute(db);
        return rows.length === 1;
      }),
    endSessions: (batchId) =>
      orUnavailable(async () => {
        const which = batchId === undefined ? sql`true` : sql`b.batch_id = ${storable(batchId)}`;
        const { rows } = await sql<{ batch_id: string }>`
          update batches b set sessions_first = false where sessions_first and ${which} and not exists (
            select 1 from pending_resets r where r.batch_id = b.batch_id and r.state = 'claimed' and r.sessions is null
              and r.parked is distinct from 'sign-in')
          returning batch_id`.execute(db);
        return rows.map(({ batch_id }) => batch_id);
      }),
  };
}

/** Whether a batch that was just claimed begins with such a pass. */
export function beginsWithSessions(batchId: string, people: number) {
  return sql<boolean>`${people > mostOnOneCard} and exists (select 1 from pending_resets
    where batch_id = ${storable(batchId)} and state = 'claimed' and act = 'reset' and (details->>'revokeSessions')::boolean)`;
}
