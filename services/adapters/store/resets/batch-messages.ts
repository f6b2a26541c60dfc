import { type Kysely, type Selectable, sql } from "kysely";
import type { BatchMessage, BatchMessages } from "../../../conversations/batch-messages.ts";
import type { AttachmentsTable, Database } from "../database.ts";
import { orUnavailable } from "../or-unavailable.ts";
import { storable } from "../storable.ts";

/** A little longer than one update may take: whoever took a message has answered by then, or died. */
const leaseMs = 8 * 1000;

type Row = Selectable<AttachmentsTable>;

/** What each message shows of its batch, in SQL. `next_at` is the end of a lease, of a pause, or past. */
export function createBatchMessages(db: Kysely<Database>, now: () => Date): BatchMessages {
  return {
    count: (batchId) =>
      orUnavailable(async () => {
        const query = db.selectFrom("attachments").select(["role", "changed"]);
        const rows = await query.where("batch_id", "=", storable(batchId)).execute();
        return new Map(rows.map(({ role, changed }) => [role, changed]));
      }),
    ...taking(db, now),
    ...ending(db, now),
  };
}

function taking(db: Kysely<Database>, now: () => Date): Pick<BatchMessages, "take" | "takeBehind"> {
  const until = (at: Date) => new Date(at.getTime() + leaseMs);
  return {
    take: (batchId) =>
      orUnavailable(async () => {
        const at = now();
        const { rows } = await sql<Row & { free: boolean }>`
          with found as (
            select batch_id, role, next_at <= ${at} as free from attachments where batch_id = ${storable(batchId)}
            order by batch_id, role for update
          )
          update attachments a set
            next_at = case when found.free then ${until(at)} else a.next_at end,
            changed = case when found.free then a.changed else a.changed + 1 end,
            behind_since = case when found.free or a.shown < a.changed then a.behind_since else ${at} end
          from found where a.batch_id = found.batch_id and a.role = found.role
          returning a.*, found.free`.execute(db);
        return rows.filter(({ free }) => free).map(messageOf);
      }),
    takeBehind: () =>
      orUnavailable(async () => {
        const at = now();
        const { rows } = await sql<Row>`update attachments set next_at = ${until(at)}
          where (batch_id, role) = (select batch_id, role from attachments
            where shown < changed and next_at <= ${at} order by next_at limit 1 for update skip locked)
          returning *`.execute(db);
        return rows.map(messageOf)[0];
      }),
  };
}

function ending(db: Kysely<Database>, now: () => Date): Pick<BatchMessages, "shown" | "again" | "giveUp"> {
  const row = ({ batchId, role }: BatchMessage) =>
    db.updateTable("attachments").where("batch_id", "=", storable(batchId)).where("role", "=", role);
  return {
    shown: (message, restMs = 0) =>
      orUnavailable(async () => {
        // A process that slept sends an old state over a newer one: what was sent last counts, and the newer one goes out again.
        await row(message)
          .set({ shown: message.change, tries: 0, next_at: new Date(now().getTime() + restMs) })
          .execute();
      }),
    again: (message, at) =>
      orUnavailable(async () => {
        const { change } = message;
        await row(message)
          .set((column) => ({
            tries: column("tries", "+", 1),
            next_at: at,
            // What was being shown may be less than a change of state, such as a step.
            changed: sql<number>`greatest(changed, ${change} + 1)`,
            behind_since: sql<Date>`coalesce(case when shown < changed then behind_since end, ${now()})`,
          }))
          .execute();
      }),
    giveUp: (message) =>
      orUnavailable(async () => {
        await row(message)
          .set((column) => ({ shown: column.ref("changed"), tries: 0, next_at: now() }))
          .execute();
      }),
  };
}

function messageOf(row: Row): BatchMessage {
  const { batch_id: batchId, role, message, changed: change, shown, behind_since: since, tries } = row;
  return { batchId, role, message, change, tries, ...(shown < change && since && { behindSince: since }) };
}
