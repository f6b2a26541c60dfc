import type { Operator } from "../../core/directory/people.ts";
import type { TeamsChannel } from "../conversations/conversation-store.ts";

/** The results of one customer go to one channel. */
export interface Route {
  readonly id: string;
  readonly channel: TeamsChannel;
  readonly tenantId: string;
  readonly customerName: string;
  /** One thread a day with the results as replies, instead of a post each. */
  readonly daily: boolean;
  /** Who asked for it, and is told when it ends by itself. */
  readonly lead: Operator;
}

/** Which channels are told of which customers' results. Throws `store-unavailable`. */
export interface NotificationRoutes {
  /** One for each channel and customer: where there is one it keeps its id and takes the rest of this. */
  open(route: Route): Promise<void>;
  inChannel(channelId: string): Promise<readonly Route[]>;
  inTeam(teamId: string): Promise<readonly Route[]>;
  /** Those of these customers, by tenant id. */
  of(tenantIds: readonly string[]): Promise<readonly Route[]>;
  /** With all that waits to be posted there. False: it was closed before. */
  close(routeId: string): Promise<boolean>;
}
