import type { Kysely } from "kysely";
import type { DayThread, Outbox } from "../../notifications/outbox.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Whoever posts a root has an answer by then, or died with it. */
const postingMs = 5 * 60 * 1000;
/** After this nobody asks for the thread any more. */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** The roots of the days' threads, in SQL. */
export function dayThreads(db: Kysely<Database>, now: () => Date): Pick<Outbox, "thread" | "threadIs"> {
  return {
    thread: ({ routeId, day }) =>
      orUnavailable(async () => {
        const at = now();
        const key = { route_id: storable(routeId), day };
        const old = new Date(at.getTime() - lifetimeMs);
        await db.deleteFrom("notification_threads").where("at", "<", old).execute();
        const { numInsertedOrUpdatedRows } = await db
          .insertInto("notification_threads")
          .values({ ...key, state: "posting", at })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 1n) return { kind: "mine-to-post" };
        const query = db.selectFrom("notification_threads").selectAll().where("route_id", "=", key.route_id);
        const row = await query.where("day", "=", day).executeTakeFirst();
        return row ? threadOf(row, at) : { kind: "being-posted" };
      }),
    threadIs: ({ routeId, day }, is) =>
      orUnavailable(async () => {
        const at = { route_id: storable(routeId), day };
        if (is === "not-posted") {
          await db
            .deleteFrom("notification_threads")
            .where("route_id", "=", at.route_id)
            .where("day", "=", day)
            .execute();
          return;
        }
        const state =
          is === "unknown"
            ? ({ state: "unknown" } as const)
            : ({ state: "posted", message: storableJson(is.message) } as const);
        await db
          .updateTable("notification_threads")
          .set(state)
          .where("route_id", "=", at.route_id)
          .where("day", "=", day)
          .execute();
      }),
  };
}

function threadOf(
  row: { state: "posting" | "posted" | "unknown"; message: Parameters<typeof storableJson>[0] | null; at: Date },
  now: Date,
): DayThread {
  const { state, message, at } = row;
  if (message) return { kind: "posted", message } as DayThread;
  const over = now.getTime() - at.getTime() > postingMs;
  return { kind: state === "posting" && !over ? "being-posted" : "unknown" };
}
