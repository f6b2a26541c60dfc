import type { MessageAddress } from "../conversations/conversation-store.ts";
import { growingPause } from "../growing-pause.ts";
import type { Log } from "../log.ts";
import type { BotRemoved } from "./bot-removed.ts";
import type { ChannelPosts, Sent } from "./channel-posts.ts";
import type { Route } from "./notification-routes.ts";
import type { Notification, Outbox } from "./outbox.ts";

/** Sends what is due, one after the other, until nothing is. Calls may overlap, in other processes too. */
export type SendDue = () => Promise<void>;

export interface SendDueDeps {
  readonly outbox: Outbox;
  readonly posts: ChannelPosts;
  readonly botRemoved: BotRemoved;
  readonly now: () => Date;
  readonly log: Log;
}

const pauses = { first: 2000, longest: 30 * 60_000 };
/** After a day a result is no news. */
const givenUpAfterMs = 24 * 60 * 60_000;

/**
 * One post for each route and batch. What Teams left unclear is never repeated (bots can't list messages, so nobody could look):
 * it is marked, and its lead told.
 */
export function createSendDue(deps: SendDueDeps): SendDue {
  return async () => {
    for (const stranded of await deps.outbox.strand()) await tell(stranded, "unknown", deps);
    for (let next = await deps.outbox.take(); next; next = await deps.outbox.take()) {
      await settle(next, await send(next, deps), deps);
    }
  };
}

async function send(notification: Notification, deps: SendDueDeps): Promise<Sent> {
  const { route, message } = notification;
  if (message || !route.daily) return deps.posts.results(notification);
  const thread = await threadOf(route, deps);
  if ("kind" in thread) return thread;
  return deps.posts.results(notification, thread.root);
}

/** The root of today's thread, posted by whoever comes first. Without a known root the results stand alone that day. */
async function threadOf(route: Route, deps: SendDueDeps): Promise<Sent | { readonly root?: MessageAddress }> {
  const day = deps.now().toISOString().slice(0, 10);
  const of = { routeId: route.id, day };
  const thread = await deps.outbox.thread(of);
  if (thread.kind === "posted") return { root: thread.message };
  if (thread.kind === "unknown") return {};
  if (thread.kind === "being-posted") return { kind: "again" };
  const sent = await deps.posts.day(route, day);
  if (sent.kind === "sent") {
    await deps.outbox.threadIs(of, { message: sent.message });
    return { root: sent.message };
  }
  await deps.outbox.threadIs(of, sent.kind === "unknown" ? "unknown" : "not-posted");
  return sent.kind === "unknown" ? {} : sent;
}

async function settle(notification: Notification, sent: Sent, deps: SendDueDeps): Promise<void> {
  const { outbox } = deps;
  switch (sent.kind) {
    case "sent":
      return outbox.sent(notification, sent.message);
    case "nothing":
      return forget(notification, deps);
    case "unknown":
      await outbox.close(notification);
      return tell(notification, "unknown", deps);
    case "removed":
      return deps.botRemoved({ channelId: notification.route.channel.channelId });
    case "again":
      return later(notification, sent.afterMs, deps);
  }
}

/** Two seconds, doubled with each try, or longer where Teams said so. */
async function later(notification: Notification, afterMs: number | undefined, deps: SendDueDeps): Promise<void> {
  const { tries, dueSince } = notification;
  const now = deps.now().getTime();
  if (now - dueSince.getTime() > givenUpAfterMs) {
    await forget(notification, deps);
    return tell(notification, "given-up", deps);
  }
  return deps.outbox.again(notification, new Date(now + growingPause(pauses, tries, afterMs)));
}

/** Where there was a message once, the next result is no reason for a second one. */
function forget(notification: Notification, { outbox }: SendDueDeps): Promise<void> {
  return notification.message ? outbox.close(notification) : outbox.drop(notification);
}

async function tell({ id, route, batchId }: Notification, trouble: "unknown" | "given-up", deps: SendDueDeps) {
  deps.log.warn({ notification: id, batch: batchId, channel: route.channel.channelId, trouble }, "result not posted");
  await deps.posts.tellLead([route], trouble);
}
