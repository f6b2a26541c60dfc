import { bulkNotificationCard, mostExceptions } from "../cards/bulk-notification-card.ts";
import type { Card } from "../cards/kit/kit.ts";
import { noticeCard } from "../cards/notice-card.ts";
import { notificationCard } from "../cards/notification-card.ts";
import { day as dayWords } from "../cards/words/time.ts";
import { nameOf } from "../cards/words/words.ts";
import { sameId } from "../core/directory/people.ts";
import { type BulkHead, peopleIn } from "../core/reset/bulk.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { mostOnOneCard } from "../core/reset/summary.ts";
import type { RouteTrouble } from "../services/notifications/channel-posts.ts";
import type { Route } from "../services/notifications/notification-routes.ts";
import type { Notification } from "../services/notifications/outbox.ts";
import type { BulkStore } from "../services/resets/bulk/bulk-store.ts";

/** What is written into channels, as cards. */
export interface ChannelPostCards {
  /** The results of the route's customer as they are now; undefined: nothing came of that batch there. */
  results(notification: Pick<Notification, "route" | "batchId">): Promise<Card | undefined>;
  /** The root of a day's thread. */
  day(route: Route, day: string): Card;
  /** A word to whoever opened the route. */
  trouble(routes: readonly Route[], trouble: RouteTrouble): Card;
}

const troubleWords: Readonly<Record<RouteTrouble, { readonly title: string; readonly text: string }>> = {
  removed: {
    title: "A channel is no longer told",
    text: 'The bot was removed there, or can no longer write. Nothing more is posted in it: add the bot again and type "notify here".',
  },
  unknown: {
    title: "A result may be missing in a channel",
    text: "Teams did not say whether it was posted. It is not posted again, so that it never stands there twice; the record has it.",
  },
  "given-up": {
    title: "A result is missing in a channel",
    text: "Teams did not take it for a day. It is not tried any more; the record has it.",
  },
};

interface ChannelPostDeps {
  readonly batch: (batchId: string) => Promise<readonly PendingReset[]>;
  readonly bulks: Pick<BulkStore, "head" | "inCustomer">;
}

/** A batch in the store → what a channel may know of it. */
export function createChannelPostCards(deps: ChannelPostDeps): ChannelPostCards {
  return {
    async results({ route, batchId }) {
      const head = await deps.bulks.head(batchId);
      if (!head) return undefined;
      return head.batch.total > mostOnOneCard ? ofMany(deps, route, head) : ofFew(deps, route, batchId);
    },
    day: ({ customerName }, day) =>
      noticeCard({ title: `${customerName}, ${dayWords(day)}`, text: "The results of this day are the replies." }),
    trouble: (routes, trouble) => {
      const { title, text } = troubleWords[trouble];
      const customers = routes.map(({ customerName }) => customerName).join(", ");
      return noticeCard({ title, text: `${text} Customers: ${customers}.` });
    },
  };
}

async function ofMany({ bulks }: ChannelPostDeps, route: Route, head: BulkHead): Promise<Card | undefined> {
  const part = await bulks.inCustomer(head.batch.batchId, route.tenantId, mostExceptions);
  const { customerName } = route;
  return peopleIn(part.counts) === 0 ? undefined : bulkNotificationCard({ ...part, head, customerName });
}

async function ofFew({ batch }: ChannelPostDeps, route: Route, batchId: string): Promise<Card | undefined> {
  const resets = (await batch(batchId)).filter(({ plan }) => sameId(plan.target.tenantId, route.tenantId));
  const results = resets.flatMap(({ plan, outcome }) => (outcome ? [{ name: nameOf(plan.target), outcome }] : []));
  const first = resets.find(({ outcome }) => outcome !== undefined);
  if (!first) return undefined;
  const { operator, act, details } = first;
  const { customerName } = route;
  return notificationCard({ operatorName: operator.name, customerName, act, results, details, batchId });
}
