import { setTimeout as wait } from "node:timers/promises";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import type { BulkFigures } from "./bulk-verbs.ts";
import type { Desk } from "./open-desk.ts";
import type { TallyFigures } from "./tally.ts";

const personId = peopleIds.olivia;
const lookEveryMs = 250;
const longestMs = 15 * 60_000;

export interface BulkWish {
  /** How many people, spread evenly over the desk's customers; the list has one customer after the other. */
  readonly people: number;
  /** How many methods each of them has. */
  readonly methods: number;
  /** When the summary is there, before Confirm is pressed. */
  readonly beforeConfirm?: () => Promise<void> | void;
  /** Called again and again from Confirm to the outcome. */
  readonly meanwhile?: (figures: TallyFigures) => Promise<void> | void;
}

export interface BulkRun extends BulkFigures {
  /** From the list to its summary, and from Confirm to the outcome; milliseconds. */
  readonly summaryMs: number;
  readonly ms: number;
  /** When Confirm was pressed, milliseconds since 1970. */
  readonly confirmedAt: number;
  /** The outcome's words. */
  readonly words: string;
  /** People who still have methods. */
  readonly left: number;
}

/** One list of many people in the operator's chat, its summary, Confirm, and the outcome. Throws where the bot did not come to an end. */
export async function runBulk(desk: Desk, { people, methods, beforeConfirm, meanwhile }: BulkWish): Promise<BulkRun> {
  const { standIn, customers } = desk;
  const text = await standIn.ask("sowCrowd", { customers, people, methods });
  const file = { name: "people.csv", text };
  await standIn.ask("beginTally");
  const list = { personId, text: "reset MFA", file, until: "Confirm: ", longestMs };
  const { messageId, ms: summaryMs } = await standIn.ask("say", list);
  await beforeConfirm?.();
  await standIn.ask("beginTally");
  const confirmedAt = Date.now();
  // Only an outcome has it.
  const confirm = { personId, messageId, verb: "reset.confirm", until: "Text for the ticket", longestMs };
  const { words, ms } = await watched(desk, standIn.ask("press", confirm), meanwhile);
  const figures = await standIn.ask("endTally");
  return { ...figures, summaryMs, ms, confirmedAt, words, left: await standIn.ask("left") };
}

/** Tells how far it is until it is done. */
async function watched<T>({ standIn }: Desk, work: Promise<T>, tell: BulkWish["meanwhile"]): Promise<T> {
  const state = { isDone: false };
  const end = () => {
    state.isDone = true;
  };
  work.then(end, end);
  while (!state.isDone) {
    await tell?.(await standIn.ask("tally"));
    await Promise.race([wait(lookEveryMs), work]);
  }
  return await work;
}
