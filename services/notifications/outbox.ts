import type { MessageAddress } from "../conversations/conversation-store.ts";
import type { Route } from "./notification-routes.ts";

/** The results of one batch on their way to one channel. */
export interface Notification {
  /** Travels with the post as its mark. */
  readonly id: string;
  readonly route: Route;
  readonly batchId: string;
  /** Set: it was posted, and is updated in place. */
  readonly message?: MessageAddress;
  /** Counts what there was to say; what came up while this one was on its way is sent afterwards. */
  readonly wanted: number;
  readonly tries: number;
  /** When it could first have been sent. */
  readonly dueSince: Date;
}

/** The root of a day's thread. `unknown`: Teams did not say whether it was posted, so it is not posted again. */
export type DayThread =
  | { readonly kind: "mine-to-post" }
  | { readonly kind: "being-posted" }
  | { readonly kind: "unknown" }
  | { readonly kind: "posted"; readonly message: MessageAddress };

/** A day of one route. */
export interface RouteDay {
  readonly routeId: string;
  /** In UTC, "2026-11-24". */
  readonly day: string;
}

/** What is to be posted, one row for each route and batch, over restarts. Throws `store-unavailable`. */
export interface Outbox {
  /** The batch is under way: there will be something to say. Known ones stay as they are. */
  expect(batchId: string, rows: readonly { readonly id: string; readonly routeId: string }[]): Promise<void>;
  /** Batches whose end nobody was told yet. */
  expected(): Promise<readonly string[]>;
  /** Something came of the batch, and more will: it is said when the last time was long enough ago. True: it was not to be said already. */
  say(batchId: string): Promise<boolean>;
  /** The batch has an outcome, or another one than before: say it. */
  finish(batchId: string): Promise<void>;
  /** The next one that is due, for nobody else for as long as sending can take; undefined: none. */
  take(): Promise<Notification | undefined>;
  /** Taken, and no process came back with what Teams answered: from now on unknown, never posted again. */
  strand(): Promise<readonly Notification[]>;
  sent(notification: Notification, message: MessageAddress): Promise<void>;
  again(notification: Notification, at: Date): Promise<void>;
  /** Nobody posts or updates it again: Teams did not say whether it was posted, or its message is gone. */
  close(notification: Notification): Promise<void>;
  /** There is nothing to say. */
  drop(notification: Notification): Promise<void>;
  /** Whose it is to post the root of a day's thread: one caller's, once. */
  thread(of: RouteDay): Promise<DayThread>;
  /** What became of the root; `not-posted`: somebody may try again. */
  threadIs(of: RouteDay, is: { readonly message: MessageAddress } | "unknown" | "not-posted"): Promise<void>;
}
