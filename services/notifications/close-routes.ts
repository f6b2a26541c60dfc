import type { Operator } from "../../core/directory/people.ts";
import type { Audit } from "../audit/audit.ts";
import type { NotificationRoutes, Route } from "./notification-routes.ts";

/** Ends routes, each with an entry in the record; returns those that this call ended. Unset `by`: nobody of ours, the bot is gone from there. */
export type CloseRoutes = (routes: readonly Route[], by?: Operator) => Promise<readonly Route[]>;

export function createCloseRoutes(deps: {
  readonly routes: NotificationRoutes;
  readonly audit: Audit;
  readonly now: () => Date;
}): CloseRoutes {
  return async (routes, by) => {
    const closed: Route[] = [];
    for (const route of routes) {
      const { id, tenantId, customerName, channel } = route;
      // Before the record: Teams tells of a removal twice at once, and it happened once.
      if (!(await deps.routes.close(id))) continue;
      closed.push(route);
      await deps.audit.record({
        kind: "route-changed",
        ...{ at: deps.now().toISOString(), customer: { tenantId, customerName }, channel: channel.channelId },
        change: by ? "closed" : "closed-by-removal",
        ...(by && { operator: by }),
      });
    }
    return closed;
  };
}
