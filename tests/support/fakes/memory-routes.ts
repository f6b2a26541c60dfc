import { sameId } from "../../../core/directory/people.ts";
import type { NotificationRoutes, Route } from "../../../services/notifications/notification-routes.ts";

/** Routes in memory, as the store keeps them. */
export function memoryRoutes(...open: readonly Route[]): NotificationRoutes & { readonly all: Route[] } {
  const all = [...open];
  const those = (fits: (route: Route) => boolean) => Promise.resolve(all.filter(fits));
  return {
    all,
    open(route) {
      const { channel, tenantId } = route;
      const at = all.findIndex((one) => one.channel.channelId === channel.channelId && sameId(one.tenantId, tenantId));
      const before = all[at];
      if (before) all[at] = { ...route, id: before.id };
      else all.push(route);
      return Promise.resolve();
    },
    inChannel: (channelId) => those(({ channel }) => channel.channelId === channelId),
    inTeam: (teamId) => those(({ channel }) => channel.teamId === teamId),
    of: (tenantIds) => those(({ tenantId }) => tenantIds.some((id) => sameId(id, tenantId))),
    close(routeId) {
      const at = all.findIndex(({ id }) => id === routeId);
      if (at >= 0) all.splice(at, 1);
      return Promise.resolve(at >= 0);
    },
  };
}
