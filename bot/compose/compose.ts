import { setTimeout as sleep } from "node:timers/promises";
import { createChannelPostCards } from "../../dialogs/channel-posts.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { createNearConversations } from "../../services/conversations/near-conversations.ts";
import type { ResetEvent } from "../../services/resets/reset-events.ts";
import type { Log } from "../log.ts";
import type { Config } from "../settings/config.ts";
import { composeBasis } from "./compose-basis.ts";
import { composeBot } from "./compose-bot.ts";
import { composeCardRound } from "./compose-card-round.ts";
import { composeWork } from "./compose-jobs.ts";
import { composeReading } from "./compose-reading.ts";
import { composeScrapes } from "./compose-scrapes.ts";
import { composeTalk } from "./compose-talk.ts";
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
  const alone = "pglite" in ground.store.place;
  const conversations = createNearConversations({ store: ground.store.conversations, alone, now });
  const store = { ...ground.store, signIns, conversations };
  const basis = composeBasis(config, { log, now, store, wait });
  const { access, background, metrics } = basis;
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
  const talk = composeTalk(config, { basis, store, tell, posts: () => bot.posts, log });
  const { dialogs, jobs, lifecycle, notifications, record, resets } = talk;
  const { events, readAtPress } = resets;
  const { botRemoved } = notifications;
  const channelCards = createChannelPostCards({ ...store, batch: (batchId) => store.resets.batch(batchId) });
  const bot = composeBot({
    ...basis,
    ...resets.verbs.bulks,
    ...{ config, store, dialogs, events, readAtPress, channelCards, botRemoved, log, patience },
  });
  const work = composeWork({ ...resets, jobs }, background);
  metrics.queue(() => jobs.waiting());
  notifications.start();
  const cards = composeCardRound(bot.batchCards, background);
  const reading = composeReading(resets.many, background);
  const rounds = [lifecycle, record, notifications, cards, reading];
  const scrapes = composeScrapes(config, { metrics, log });
  return {
    async listen() {
      await work.start();
      await scrapes.listen();
      return bot.listen();
    },
    stop: () => stop({ bot, work, background, access, rounds, scrapes, store }),
  };
}

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
