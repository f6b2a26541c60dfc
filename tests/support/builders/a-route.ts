import type { Route } from "../../../services/notifications/notification-routes.ts";
import { aReset, aTarget } from "./resets.ts";

/** Contoso's results go to the Helpdesk channel. */
export function aRoute(part: Partial<Route> = {}): Route {
  return {
    id: "route-1",
    channel: {
      serviceUrl: "https://smba.example/emea/",
      channelId: "19:helpdesk@thread.tacv2",
      teamId: "19:team@thread.tacv2",
      shared: false,
    },
    tenantId: aTarget().tenantId,
    customerName: "Contoso",
    daily: false,
    lead: aReset().operator,
    ...part,
  };
}
