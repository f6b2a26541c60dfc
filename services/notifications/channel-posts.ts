import type { MessageAddress } from "../conversations/conversation-store.ts";
import type { Route } from "./notification-routes.ts";
import type { Notification } from "./outbox.ts";

/** What became of one attempt to write into a channel. */
export type Sent =
  | { readonly kind: "sent"; readonly message: MessageAddress }
  /** Certainly not carried out, or harmless to repeat: later, and not before Teams says. */
  | { readonly kind: "again"; readonly afterMs?: number }
  /** Maybe carried out: a second one would stand there twice. */
  | { readonly kind: "unknown" }
  /** The bot can't write there any more. */
  | { readonly kind: "removed" }
  /** There is nothing to say, the message was deleted, or it is refused for good. */
  | { readonly kind: "nothing" };

/** Why a lead is told about a route of theirs. */
export type RouteTrouble = "removed" | "unknown" | "given-up";

/** Messages in channels: a batch's results, the root of a day's thread, and a word to the lead. Never throws. */
export interface ChannelPosts {
  /** A new post, a reply in the thread, or, where the notification has a message, that message in its new state. */
  results(notification: Notification, thread?: MessageAddress): Promise<Sent>;
  day(route: Route, day: string): Promise<Sent>;
  /** All of one lead. */
  tellLead(routes: readonly [Route, ...Route[]], trouble: RouteTrouble): Promise<void>;
}
