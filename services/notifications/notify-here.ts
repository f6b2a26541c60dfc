import type { CommandOf } from "../../core/command.ts";
import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import type { Audit } from "../audit/audit.ts";
import type { TeamsChannel } from "../conversations/conversation-store.ts";
import type { CustomersMeant } from "./customers-meant.ts";
import type { LedCustomers } from "./led-customers.ts";
import type { NotificationRoutes, Route } from "./notification-routes.ts";

/** Who asks for it, in which channel. */
export interface ChannelRequest {
  readonly operator: Operator;
  readonly channel: TeamsChannel;
  /** Unset: all that the operator leads. */
  readonly of?: CommandOf<"notify">["of"];
}

export type Notifying =
  /** All the routes of the channel as they are now. */
  | { readonly kind: "notifying"; readonly routes: readonly Route[] }
  /** Not their Desk Lead; none: nobody's. */
  | { readonly kind: "not-lead"; readonly customers: readonly Customer[] }
  /** A shared channel would show each customer the others' results. */
  | { readonly kind: "shared-channel" };

export type NotifyHere = (request: ChannelRequest & { readonly daily: boolean }) => Promise<Notifying>;

export interface NotifyHereDeps {
  readonly led: LedCustomers;
  readonly meant: CustomersMeant;
  readonly routes: NotificationRoutes;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Results of customers are posted in a channel from now on. Throws `customer-unknown`, `sign-in-needed`, `no-record`. */
export function createNotifyHere(deps: NotifyHereDeps): NotifyHere {
  return async ({ operator, channel, of, daily }) => {
    const led = await deps.led(operator);
    const wanted = (await deps.meant(operator, of)) ?? led;
    const foreign = wanted.filter(({ tenantId }) => !led.some((customer) => sameId(customer.tenantId, tenantId)));
    if (wanted.length === 0 || foreign.length > 0) return { kind: "not-lead", customers: foreign };
    const there = await deps.routes.inChannel(channel.channelId);
    const tenants = new Set([...there, ...wanted].map(({ tenantId }) => tenantId.toLowerCase()));
    if (channel.shared && tenants.size > 1) return { kind: "shared-channel" };
    for (const { tenantId, name: customerName } of wanted) {
      await deps.audit.record({
        kind: "route-changed",
        ...{ at: deps.now().toISOString(), operator, customer: { tenantId, customerName } },
        ...{ channel: channel.channelId, change: daily ? "opened-daily" : "opened" },
      });
      await deps.routes.open({ id: deps.newId(), channel, tenantId, customerName, daily, lead: operator });
    }
    return { kind: "notifying", routes: await deps.routes.inChannel(channel.channelId) };
  };
}
