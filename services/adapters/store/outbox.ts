import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Notification, Outbox } from "../../notifications/outbox.ts";
import type { Database } from "./database.ts";
import { dayThreads } from "./day-threads.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Much longer than one try takes: whoever took a row has answered by then, or died. */
const leaseMs = 5 * 60 * 1000;
/** While its batch goes on, a post changes no more often: channels are read by people. */
const restMs = 10 * 1000;
/** After this a post is no longer updated. */
const lifetimeMs = 30 * 24 * 60 * 60 * 1000;

/** Posts on their way, in SQL. */
export function createOutbox(db: Kysely<Database>, now: () => Date): Outbox {
  return { ...comingUp(db, now), ...takingOut(db, now), ...ending(db, now), ...dayThreads(db, now) };
}

function comingUp(db: Kysely<Database>, now: () => Date): Pick<Outbox, "expect" | "expected" | "say" | "finish"> {
  return {
    expect: (batchId, rows) =>
      orUnavailable(async () => {
        const at = now();
        const old = new Date(at.getTime() - lifetimeMs);
        await db.deleteFrom("notifications").where("next_at", "<", old).execute();
        if (rows.length === 0) return;
        const shared = { batch_id: storable(batchId), state: "expected", due_since: at, next_at: at } as const;
        await db
          .insertInto("notifications")
          .values(rows.map(({ id, routeId }) => ({ id: storable(id), route_id: storable(routeId), ...shared })))
          .onConflict((conflict) => conflict.columns(["route_id", "batch_id"]).doNothing())
          .execute();
      }),
    expected: () =>
      orUnavailable(async () => {
        const query = db.selectFrom("notifications").select("batch_id").distinct().where("ended", "=", false);
        return (await query.execute()).map(({ batch_id }) => batch_id);
      }),
    say: (batchId) =>
      orUnavailable(async () => {
        const { rows } = await due(
          now(),
          sql`batch_id = ${storable(batchId)} and state in ('expected', 'posted', 'sending')`,
        ).execute(db);
        return rows.some(({ state }) => state === "due");
      }),
    finish: (batchId) =>
      orUnavailable(async () => {
        await due(now(), sql`batch_id = ${storable(batchId)}`, sql`true`).execute(db);
      }),
  };
}

/** What is in nobody's hands becomes due; what is, is said once more afterwards. */
function due(at: Date, which: RawBuilder<unknown>, ended: RawBuilder<unknown> = sql`ended`) {
  return sql<{ state: string }>`update notifications set wanted = wanted + 1, ended = ${ended},
    due_since = case when state in ('expected', 'posted') then ${at} else due_since end,
    next_at = case when state in ('expected', 'posted') then greatest(next_at, ${at}) else next_at end,
    state = case when state in ('expected', 'posted') then 'due' else state end
    where ${which} returning state`;
}

function takingOut(db: Kysely<Database>, now: () => Date): Pick<Outbox, "take" | "strand"> {
  const joined = () =>
    db
      .selectFrom("notifications")
      .innerJoin("notification_routes", "notification_routes.id", "notifications.route_id")
      .selectAll("notifications")
      .select("notification_routes.route as route");
  const byId = async (ids: readonly string[]) => {
    const rows = ids.length > 0 ? await joined().where("notifications.id", "in", ids).execute() : [];
    return rows.map(notificationOf);
  };
  return {
    take: () =>
      orUnavailable(async () => {
        const at = now();
        const until = new Date(at.getTime() + leaseMs);
        const taken = await sql<{ id: string }>`update notifications set state = 'sending', next_at = ${until}
          where id = (select id from notifications
            where next_at <= ${at} and (state = 'due' or (state = 'sending' and message is not null))
            order by next_at limit 1 for update skip locked)
          returning id`.execute(db);
        return (await byId(taken.rows.map(({ id }) => id)))[0];
      }),
    strand: () =>
      orUnavailable(async () => {
        const rows = await db
          .updateTable("notifications")
          .set({ state: "unknown" })
          .where("state", "=", "sending")
          .where("message", "is", null)
          .where("next_at", "<=", now())
          .returning("id")
          .execute();
        return byId(rows.map(({ id }) => id));
      }),
  };
}

function ending(db: Kysely<Database>, now: () => Date): Pick<Outbox, "sent" | "again" | "close" | "drop"> {
  const row = ({ id }: Notification) => db.updateTable("notifications").where("id", "=", storable(id));
  return {
    sent: (notification, message) =>
      orUnavailable(async () => {
        const { wanted } = notification;
        const at = now();
        const next = sql<Date>`case when ended then ${at}::timestamptz else ${new Date(at.getTime() + restMs)} end`;
        await row(notification)
          .set({ message: storableJson(message), tries: 0, next_at: next })
          .set({ state: sql`case when wanted = ${wanted} then 'posted' else 'due' end` })
          .execute();
      }),
    again: (notification, at) =>
      orUnavailable(async () => {
        await row(notification)
          .set((column) => ({ state: "due", next_at: at, tries: column("tries", "+", 1) }))
          .execute();
      }),
    close: (notification) =>
      orUnavailable(async () => {
        await row(notification).set({ state: "unknown" }).execute();
      }),
    drop: (notification) =>
      orUnavailable(async () => {
        await db.deleteFrom("notifications").where("id", "=", storable(notification.id)).execute();
      }),
  };
}

function notificationOf(row: {
  id: string;
  batch_id: string;
  route_id: string;
  message: Notification["message"] | null;
  wanted: number;
  tries: number;
  due_since: Date;
  route: Omit<Notification["route"], "id">;
}): Notification {
  const { id, batch_id: batchId, route_id, message, wanted, tries, due_since: dueSince, route } = row;
  return { id, batchId, wanted, tries, dueSince, route: { id: route_id, ...route }, ...(message && { message }) };
}
