import type { Card } from "../../cards/kit/kit.ts";
import type { ChannelPostCards } from "../../dialogs/channel-posts.ts";
import type { MessageAddress } from "../../services/conversations/conversation-store.ts";
import type { ChannelPosts, Sent } from "../../services/notifications/channel-posts.ts";
import type { Log } from "../log.ts";
import type { Connector } from "./connector.ts";
import type { Deliver } from "./deliver.ts";
import { judgePost } from "./judge-post.ts";

export interface ChannelPostsDeps {
  /** Tries once: when to try again is the outbox's to know. */
  readonly connector: Connector;
  readonly deliver: Pick<Deliver, "personalChat">;
  readonly cards: ChannelPostCards;
  readonly log: Log;
}

/** Results out to channels through the connector. Each post carries the id of its notification as a mark. */
export function createChannelPosts({ connector, deliver, cards, log }: ChannelPostsDeps): ChannelPosts {
  const attempt = async (what: "post" | "update", send: () => Promise<MessageAddress>): Promise<Sent> => {
    try {
      return { kind: "sent", message: await send() };
    } catch (err) {
      const sent = judgePost(err, what);
      log.warn({ err, then: sent.kind }, "channel post not taken");
      return sent;
    }
  };
  return {
    async results(notification, thread) {
      const { id, route, message } = notification;
      let card: Card | undefined;
      try {
        card = await cards.results(notification);
      } catch (err) {
        log.warn({ err }, "results could not be read");
        return { kind: "again" };
      }
      if (!card) return { kind: "nothing" };
      const activity = asPost(card, id);
      if (message) return attempt("update", () => connector.update(message, activity).then(() => message));
      return attempt("post", () =>
        thread ? connector.send(thread, activity) : connector.startThread(route.channel, activity),
      );
    },
    day: (route, day) =>
      attempt("post", () => connector.startThread(route.channel, asPost(cards.day(route, day), `${route.id} ${day}`))),
    async tellLead(routes, trouble) {
      const [{ id, lead, channel }] = routes;
      try {
        const chat = await deliver.personalChat(lead, channel.serviceUrl);
        await connector.send(chat, asPost(cards.trouble(routes, trouble), id));
      } catch (err) {
        log.warn({ err, route: id, trouble }, "lead could not be told");
      }
    },
  };
}

function asPost(card: Card, mark: string): object {
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }];
  return { type: "message", channelData: { mark }, attachments };
}
