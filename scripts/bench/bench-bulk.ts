import { setTimeout as wait } from "node:timers/promises";
import { goal } from "./goal.ts";
import { openDesk, signIn } from "./open-desk.ts";
import type { Section } from "./report.ts";
import { type BulkRun, runBulk } from "./run-bulk.ts";
import { type Limit, shareOfCeiling } from "./share-of-ceiling.ts";
import { table } from "./table.ts";

const tenants = 20;
const methods = 2;
/** Microsoft's limit of 5 calls in 10 s, so many times. */
const scale = 8;
const limit: Limit = { calls: 5 * scale, perMs: 10_000 };
const leastShare = 0.95;

/** Many people over many customers under Microsoft's limit, sped up on both sides. */
export async function benchBulk(people: number): Promise<Section> {
  const desk = await openDesk({ count: tenants, people: 0 });
  try {
    await desk.startBot("bulk", { JOBS_AT_ONCE: "80", GRAPH_METHOD_CALLS_PER_10S: String(limit.calls) });
    await signIn(desk);
    await desk.standIn.ask("setLimit", limit);
    // Whoever reads the summary of so many takes longer than a bucket takes to be full again.
    const run = await runBulk(desk, { people, methods, beforeConfirm: () => wait(limit.perMs) });
    return { title: "Many people at once", text: words(people), table: table(head, rowsOf(run, people)) };
  } finally {
    await desk.close();
  }
}

const head = ["", "measured", "goal"];

function rowsOf(run: BulkRun, people: number): string[][] {
  const share = shareOfCeiling(run.answered, limit, run.confirmedAt);
  const lost = people * methods - run.removals;
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const none = (count: number) => [String(count), goal("0", count === 0)];
  return [
    ["calls answered ÷ the most that the limit lets through", share.toFixed(3), goal("0.95", share >= leastShare)],
    ["methods not removed (lost)", ...none(lost)],
    ["people with methods left", ...none(run.left)],
    ["removals asked for after the method was gone (twice)", ...none(run.twice)],
    ["calls made while told to wait", ...none(run.whileToldToWait)],
    ["refused calls", String(run.refused), ""],
    ["Graph calls", String(run.graphCalls), ""],
    ["list to summary, s", seconds(run.summaryMs), ""],
    ["Confirm to outcome, s", seconds(run.ms), ""],
  ];
}

const words = (people: number) =>
  `A list of ${people} people over ${tenants} customers, ${methods} methods each, the customers in turn; from Confirm to the outcome. The published limit for authentication methods, 5 calls in 10 s for each customer, is ${scale} times as high here, in the stand-in and in the bot's setting (GRAPH_METHOD_CALLS_PER_10S). The most it lets through: a full bucket and what fills up, in all customers, as long as all have work. Nothing lost and nothing twice: by the stand-in's directory and its log of requests.`;
