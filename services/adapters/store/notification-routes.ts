import type { Kysely } from "kysely";
import type { NotificationRoutes, Route } from "../../notifications/notification-routes.ts";
import type { Database } from "./database.ts";
import { orUnavailable } from "./or-unavailable.ts";
import { storable, storableJson } from "./storable.ts";

/** Which channels are told of which customers' results, in SQL. */
export function createNotificationRoutes(db: Kysely<Database>): NotificationRoutes {
  const all = () => db.selectFrom("notification_routes").selectAll().orderBy("id");
  return {
    open: ({ id, ...route }) =>
      orUnavailable(async () => {
        const { channel, tenantId } = route;
        const place = { team_id: storable(channel.teamId), route: storableJson(route) };
        const key = { id: storable(id), channel_id: storable(channel.channelId), tenant_id: lower(tenantId) };
        await db
          .insertInto("notification_routes")
          .values({ ...key, ...place })
          .onConflict((conflict) => conflict.columns(["channel_id", "tenant_id"]).doUpdateSet(place))
          .execute();
      }),
    inChannel: (channelId) =>
      orUnavailable(async () => (await all().where("channel_id", "=", storable(channelId)).execute()).map(routeOf)),
    inTeam: (teamId) =>
      orUnavailable(async () => (await all().where("team_id", "=", storable(teamId)).execute()).map(routeOf)),
    of: (tenantIds) =>
      orUnavailable(async () => {
        if (tenantIds.length === 0) return [];
        return (await all().where("tenant_id", "in", tenantIds.map(lower)).execute()).map(routeOf);
      }),
    close: (routeId) =>
      orUnavailable(async () => {
        const gone = await db.deleteFrom("notification_routes").where("id", "=", storable(routeId)).executeTakeFirst();
        return gone.numDeletedRows === 1n;
      }),
  };
}

const lower = (tenantId: string) => storable(tenantId.toLowerCase());

function routeOf({ id, route }: { id: string; route: Omit<Route, "id"> }): Route {
  return { id, ...route };
}
