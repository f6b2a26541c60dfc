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
import { composeJobs, composeWork } from "./compose-jobs.ts";
import { composeLifecycle } from "./compose-lifecycle.ts";
import { composeNotifications } from "./compose-notifications.ts";
import { composeReading } from "./compose-reading.ts";
import { composeRecord } from "./compose-record.ts";
import { composeResets } from "./compose-resets.ts";
import { composeScrapes } from "./compose-scrapes.ts";
import { composeViews } from "./compose-views.ts";
import { hearSignIns } from "./hear-sign-ins.ts";

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
  const { log, now, wait = realWait, patience = () => sleep(pressPatienceMs) } = ground;
  const signIns = hearSignIns(ground.store.signIns, (operator) => {
    background.run("resets that waited for a sign-in", () => resets.resumeParked(operator));
  });
  const store = { ...ground.store, signIns };
  const basis = composeBasis(config, { log, now, store, wait });
  const { access, background, customerName, home, identity, metrics, newId, openTenant } = basis;
  const tell = (event: ResetEvent) => {
    // The card first: somebody sits before it. Channels hear after it, whatever became of it.
    const told = () => {
      notifications.tell(event);
    };
    background.run("reset event", () => bot.batchCards.tell(event).finally(told));
    if (event.kind === "sign-in-needed") {
      background.run("sign-in for a reset", () => bot.askForSignIn(event.batchId, event));
    }
  };
  const customers = composeCustomers({
    ...{ openTenant, access, home, now },
    preferences: store.preferences,
    consentLink: consentLinkOf(config),
  });
  const { customersFor, selection, entraRolesIn } = customers;
  const reach = { selection, entraRolesIn };
  const shared = { ...basis, customersFor, tell };
  const jobs = composeJobs(config, { store, log });
  const callsPerSecond = config.GRAPH_METHOD_CALLS_PER_10S / 10;
  const recorded = (resetId: string) => store.auditChains.kindsOf(resetId);
  const resets = composeResets({ ...shared, jobs, recorded, ...storesOf(store), callsPerSecond });
  const tokens = identity.operatorTokens;
  const whoAmI = createWhoAmI({ openTenant, tokens, access, home });
  const lifecycle = composeLifecycle({ ...shared, store, tokens, log });
  const { endSignIn } = lifecycle;
  const views = composeViews({ ...shared, ...reach, views: store.views, prepare: resets.verbs.prepare });
  const record = composeRecord({ ...shared, store });
  const notifications = composeNotifications({ ...shared, selection, store, log, posts: () => bot.posts });
  const waiting = createWaitingSearches({ store: store.waitingSearches, newId });
  const choosing = { ...customers.verbs, waiting };
  const verbs = {
    resets: resets.verbs,
    customers: choosing,
    views,
    history: record.history,
    elsewhere: record.elsewhere,
  };
  const dialogs = createDialogs({ ...verbs, notifications: notifications.verbs, whoAmI, tokens, endSignIn });
  const { events } = resets;
  const { botRemoved } = notifications;
  const channelCards = createChannelPostCards({ batch: (batchId) => store.resets.batch(batchId) });
  const bot = composeBot({
    ...{ config, identity, store, dialogs, events, background, access, customerName, metrics },
    ...{ log, now, newId, wait, patience, channelCards, botRemoved },
  });
  const work = composeWork({ ...resets, jobs }, background);
  metrics.queue(() => jobs.waiting());
  notifications.start();
  const cards = composeCardRound(bot.batchCards, background);
  const reading = composeReading(resets.many, background);
  const scrapes = composeScrapes(config, { metrics, log });
  const listen = async () => {
    await work.start();
    await scrapes.listen();
    return bot.listen();
  };
  return {
    listen,
    stop: () =>
      stop({
        bot,
        work,
        background,
        access,
        rounds: [lifecycle, record, notifications, cards, reading],
        scrapes,
        store,
      }),
  };
}

const storesOf = ({ resets, choices, summaries, bulks }: Store) => ({ resets, choices, summaries, bulks });

interface Stoppable {
  readonly bot: { close(): Promise<void> };
  readonly work: { stop(): Promise<void> };
  readonly background: { idle(): Promise<void> };
  readonly access: { close(): void };
  readonly rounds: readonly { stop(): void }[];
  readonly scrapes: { close(): Promise<void> };
  readonly store: { close(): Promise<void> };
}

/** In this order: no new work, the step in hand to its end and the rest handed back, then what it stood on. */
async function stop({ bot, work, background, access, rounds, scrapes, store }: Stoppable): Promise<void> {
  for (const round of rounds) round.stop();
  await bot.close();
  await scrapes.close();
  await work.stop();
  await background.idle();
  access.close();
  await store.close();
}
