import { type Customer, sameId } from "../../core/directory/people.ts";
import type { CloseRoutes } from "./close-routes.ts";
import type { CustomersMeant } from "./customers-meant.ts";
import type { LedCustomers } from "./led-customers.ts";
import type { NotificationRoutes, Route } from "./notification-routes.ts";
import type { ChannelRequest } from "./notify-here.ts";

export type Stopped =
  | { readonly kind: "stopped"; readonly closed: readonly Route[]; readonly left: readonly Route[] }
  | { readonly kind: "nothing-to-stop" }
  | { readonly kind: "not-lead"; readonly customers: readonly Customer[] };

export type StopNotifying = (request: ChannelRequest) => Promise<Stopped>;

/** Nothing more is posted in a channel. Throws `customer-unknown`, `sign-in-needed`, `no-record`. */
export function createStopNotifying(deps: {
  readonly led: LedCustomers;
  readonly meant: CustomersMeant;
  readonly routes: NotificationRoutes;
  readonly closeRoutes: CloseRoutes;
}): StopNotifying {
  return async ({ operator, channel, of }) => {
    const led = await deps.led(operator);
    if (led.length === 0) return { kind: "not-lead", customers: [] };
    const wanted = await deps.meant(operator, of);
    const there = await deps.routes.inChannel(channel.channelId);
    const isMeant = ({ tenantId }: Route) => !wanted || has(wanted, tenantId);
    const meant = there.filter(isMeant);
    if (meant.length === 0) return { kind: "nothing-to-stop" };
    const mine = meant.filter(({ tenantId }) => has(led, tenantId));
    if (mine.length === 0) return { kind: "not-lead", customers: meant.map(asCustomer) };
    const closed = await deps.closeRoutes(mine, operator);
    return { kind: "stopped", closed, left: await deps.routes.inChannel(channel.channelId) };
  };
}

const has = (customers: readonly Customer[], tenantId: string) =>
  customers.some((customer) => sameId(customer.tenantId, tenantId));

const asCustomer = ({ tenantId, customerName: name }: Route) => ({ tenantId, name, home: false });
