import type { Customer } from "../../core/directory/people.ts";
import type { NotificationVerbs } from "../../dialogs/notifications.ts";
import type { AccessSource } from "../../services/access/access-source.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import type { Audit } from "../../services/audit/audit.ts";
import type { Selection } from "../../services/customers/selection.ts";
import { type BotRemoved, createBotRemoved } from "../../services/notifications/bot-removed.ts";
import type { ChannelPosts } from "../../services/notifications/channel-posts.ts";
import { createCloseRoutes } from "../../services/notifications/close-routes.ts";
import { createCustomersMeant } from "../../services/notifications/customers-meant.ts";
import { createLedCustomers } from "../../services/notifications/led-customers.ts";
import { createNoteEvent } from "../../services/notifications/note-event.ts";
import { createNotifyHere } from "../../services/notifications/notify-here.ts";
import { createSendDue } from "../../services/notifications/send-due.ts";
import { createStopNotifying } from "../../services/notifications/stop-notifying.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";
import type { Background } from "../background.ts";
import type { Log } from "../log.ts";
import { createLatestOnly } from "../sending/latest-only.ts";

export interface NotificationDeps {
  readonly store: Pick<Store, "routes" | "outbox" | "resets" | "bulks">;
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly selection: Selection;
  readonly audit: Audit;
  readonly background: Background;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  /** The shell's: it is made after this, from dialogs that need the verbs of this. */
  readonly posts: () => ChannelPosts;
}

export interface ComposedNotifications {
  readonly verbs: NotificationVerbs;
  readonly botRemoved: BotRemoved;
  tell(event: ResetEvent): void;
  /** Sends what was left behind, and from then on what is due. */
  start(): void;
  stop(): void;
}

/** What had to wait goes out within this much of its time. */
const roundEveryMs = 5 * 1000;

/** Which channels are told of results, and the way of a result to them. */
export function composeNotifications(deps: NotificationDeps): ComposedNotifications {
  const { routes, outbox } = deps.store;
  const closeRoutes = createCloseRoutes({ ...deps, routes });
  const asking = { ...deps, routes, closeRoutes, led: createLedCustomers(deps), meant: createCustomersMeant(deps) };
  const posts: ChannelPosts = {
    results: (notification, thread) => deps.posts().results(notification, thread),
    day: (route, day) => deps.posts().day(route, day),
    tellLead: (routes, trouble) => deps.posts().tellLead(routes, trouble),
  };
  const botRemoved = createBotRemoved({ routes, closeRoutes, posts });
  const latest = createLatestOnly();
  const sendAll = createSendDue({ ...deps, outbox, posts, botRemoved });
  const sendDue = () => latest.run("due", sendAll);
  const noteEvent = createNoteEvent({ ...deps, ...deps.store });
  const rounds: NodeJS.Timeout[] = [];
  return {
    verbs: { notifyHere: createNotifyHere(asking), stopNotifying: createStopNotifying(asking) },
    botRemoved,
    tell(event) {
      // Of a bulk there is one for every step: those that wait for their turn are one.
      const note = () =>
        latest.run(`${event.kind} ${event.batchId}`, async () => {
          if (await noteEvent.note(event)) await sendDue();
        });
      deps.background.run("notification", note);
    },
    start() {
      const round = () => {
        deps.background.run("notifications due", sendDue);
      };
      deps.background.run("notifications left behind", () => noteEvent.catchUp().then(sendDue));
      rounds.push(setInterval(round, roundEveryMs).unref());
    },
    stop() {
      for (const round of rounds) clearInterval(round);
    },
  };
}
