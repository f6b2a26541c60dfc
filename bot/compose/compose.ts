import { setTimeout as sleep } from "node:timers/promises";
import { createChannelPostCards } from "../../dialogs/channel-posts.ts";
import { createDialogs } from "../../dialogs/dialogs.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { createWaitingSearches } from "../../services/customers/waiting-searches.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import { createWhoAmI } from "../../services/who-am-i.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { composeBasis } from "./compose-basis.ts";
import { composeBot } from "./compose-bot.ts";
import { composeCardRound } from "./compose-card-round.ts";
import { composeCustomers } from "./compose-customers.ts";
import { consentLinkOf } from "./compose-identity.ts";
import { composeLifecycle } from "./compose-lifecycle.ts";
import { composeLiving } from "./compose-living.ts";
import { composeNotifications } from "./compose-notifications.ts";
import { composeRecord } from "./compose-record.ts";
import { composeResets } from "./compose-resets.ts";
import { composeScrapes } from "./compose-scrapes.ts";
import { composeViews } from "./compose-views.ts";

export interface App {
  /** Begins to listen; resolves with the port. */
  listen(): Promise<number>;
  /** Takes no more requests, lets what was begun end, closes the store. */
  stop(): Promise<void>;
}

export interface Ground {
  readonly log: Log;
  readonly now: () => Date;
  /** Opened first, since it is what most often stands in the way of a start. Closed by `stop`. */
  readonly store: Store;
  /** Pauses between tries; unset: real ones. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Resolves when a press has waited long enough for its card; unset: well under the three seconds Teams allows. */
  readonly patience?: () => Promise<void>;
}

const pressPatienceMs = 2200;
const realWait = (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal });

/** Makes every object, once. */
export function compose(config: Config, ground: Ground): App {
  const { log, now, store, wait = realWait, patience = () => sleep(pressPatienceMs) } = ground;
  const basis = composeBasis(config, { log, now, store, wait });
  const { access, background, customerName, home, identity, metrics, newId, openTenant } = basis;
  const tell = (event: ResetEvent) => {
    background.run("reset event", () => bot.batchCards.tell(event));
    notifications.tell(event);
  };
  const customers = composeCustomers({
    ...{ openTenant, access, home, now },
    preferences: store.preferences,
    consentLink: consentLinkOf(config),
  });
  const { customersFor, selection, entraRolesIn } = customers;
  const reach = { selection, entraRolesIn };
  const shared = { ...basis, customersFor, tell };
  const resets = composeResets({ ...shared, resets: store.resets, choices: store.choices });
  const tokens = identity.operatorTokens;
  const whoAmI = createWhoAmI({ openTenant, tokens, access, home });
  const lifecycle = composeLifecycle({ ...shared, store, tokens, log });
  const { endSignIn } = lifecycle;
  const views = composeViews({ ...shared, ...reach, views: store.views, prepare: resets.verbs.prepare });
  const record = composeRecord({ ...shared, store });
  const notifications = composeNotifications({ ...shared, selection, store, log, posts: () => bot.posts });
  const waiting = createWaitingSearches({ store: store.waitingSearches, newId });
  const choosing = { ...customers.verbs, waiting };
  const verbs = { resets: resets.verbs, customers: choosing, views, history: record.history };
  const dialogs = createDialogs({ ...verbs, notifications: notifications.verbs, whoAmI, tokens, endSignIn });
  const { events } = resets;
  const { botRemoved } = notifications;
  const channelCards = createChannelPostCards({ batch: (batchId) => store.resets.batch(batchId) });
  const bot = composeBot({
    ...{ config, identity, store, dialogs, events, background, access, customerName, metrics },
    ...{ log, now, newId, wait, patience, channelCards, botRemoved },
  });
  const living = composeLiving(resets, background);
  notifications.start();
  const cards = composeCardRound(bot.batchCards, background);
  const scrapes = composeScrapes(config, { metrics, log });
  const listen = async () => {
    await scrapes.listen();
    return bot.listen();
  };
  return {
    listen,
    stop: () =>
      stop({ bot, living, access, rounds: [living, lifecycle, record, notifications, cards], scrapes, store }),
  };
}

interface Stoppable {
  readonly bot: { close(): Promise<void> };
  readonly living: { idle(): Promise<void> };
  readonly access: { close(): void };
  readonly rounds: readonly { stop(): void }[];
  readonly scrapes: { close(): Promise<void> };
  readonly store: { close(): Promise<void> };
}

/** In this order: no new work, the work in hand to its end, then what it stood on. */
async function stop({ bot, living, access, rounds, scrapes, store }: Stoppable): Promise<void> {
  for (const round of rounds) round.stop();
  await bot.close();
  await scrapes.close();
  await living.idle();
  access.close();
  await store.close();
}
