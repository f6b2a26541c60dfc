import { peopleIds } from "../../emulator/seed/contoso.ts";
import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import type { BenchServer } from "./start-server.ts";
import { median, percentile, perSecond } from "./statistics.ts";
import { table } from "./table.ts";

/** They may all see the people of the home tenant, so that everybody's `users` is the same work. */
const people = [peopleIds.olivia, peopleIds.priya, peopleIds.ravi];
const warmUp = 50;
const mostOverhead = 1.3;

export interface TurnsOptions {
  readonly bot: BenchServer;
  /** How often the bots take turns, and how often everybody speaks in each. */
  readonly rounds: number;
  readonly each: number;
}

/** What is said to whom, and what came of it: every turn's time, turns per second and processor time per turn of each round. */
interface Measured {
  readonly server: BenchServer;
  readonly text: string;
  readonly times: number[];
  readonly rates: number[];
  readonly cpuMs: number[];
  readonly rssMiB: number[];
}

/** `help` and `users` against a bare echo bot: they take turns, so that a busy moment of the machine meets all. */
export async function benchTurns(desk: Desk, { bot, rounds, each }: TurnsOptions): Promise<Section> {
  const echo = await desk.startEcho();
  try {
    const all = [toMeasure(bot, "help"), toMeasure(bot, "users"), toMeasure(echo, "help")] as const;
    await desk.standIn.ask("deliverTo", bot.endpoint);
    for (const person of people) await desk.standIn.ask("open", person);
    for (const one of all) await say(desk, one, warmUp);
    for (let round = 0; round < rounds; round += 1) {
      for (const one of all) await measure(desk, one, each);
    }
    return { title: "Turns", text: words(rounds * each), table: compared(all) };
  } finally {
    await desk.standIn.ask("deliverTo", bot.endpoint);
    await echo.stop();
  }
}

function toMeasure(server: BenchServer, text: string): Measured {
  return { server, text, times: [], rates: [], cpuMs: [], rssMiB: [] };
}

async function say({ standIn }: Desk, { server, text }: Measured, each: number) {
  await standIn.ask("deliverTo", server.endpoint);
  return await standIn.ask("turns", { people, text, each });
}

async function measure(desk: Desk, into: Measured, each: number): Promise<void> {
  const before = figuresOf(into.server);
  const { times, ms } = await say(desk, into, each);
  const after = figuresOf(into.server);
  into.times.push(...times);
  into.rates.push(perSecond(times.length, ms));
  into.cpuMs.push((after.cpuMs - before.cpuMs) / times.length);
  into.rssMiB.push(after.rssMiB);
}

const figuresOf = ({ figures }: BenchServer) => figures() ?? { cpuMs: Number.NaN, rssMiB: Number.NaN };

function compared([help, users, bare]: readonly [Measured, Measured, Measured]): string {
  const [ofHelp, ofUsers, ofBare] = [rowOf(help), rowOf(users), rowOf(bare)];
  const ratio = (ours: readonly number[]) => ours.map((value, n) => (value / (ofBare[n] ?? Number.NaN)).toFixed(2));
  const overhead = median(help.cpuMs) / median(bare.cpuMs);
  return table(head, [
    ["help", ...ofHelp.map(digits), ""],
    ["users", ...ofUsers.map(digits), ""],
    ["bare echo bot", ...ofBare.map(digits), ""],
    ["help ÷ echo", ...ratio(ofHelp), goal(overhead)],
    ["users ÷ echo", ...ratio(ofUsers), ""],
  ]);
}

const head = [
  ...["", "turns per second", "median, ms", "p95, ms"],
  ...["processor, ms per turn", "memory after, MiB", "goal, processor"],
];

const rowOf = ({ rates, times, cpuMs, rssMiB }: Measured) => [
  ...[median(rates), median(times), percentile(times, 0.95)],
  ...[median(cpuMs), rssMiB.at(-1) ?? Number.NaN],
];

function goal(overhead: number): string {
  if (Number.isNaN(overhead)) return "not known here";
  return `${mostOverhead.toFixed(2)} ${overhead <= mostOverhead ? "met" : "missed"}`;
}

const digits = (value: number) => (Number.isNaN(value) ? "not known here" : value.toFixed(value < 100 ? 1 : 0));

const words = (each: number) =>
  `${people.length} people at once, each ${each} times, the next turn as soon as the answer is there; no latency is added; after ${warmUp} each that are not counted. Echo: botbuilder's adapter and restify, which check the channel's token and send the text back. A turn of ours also drops repeated deliveries, logs, counts, and sends a card; \`users\` reads a page of people from Graph as well. The stand-in's own work is in the times of all; the processor time is the bot's alone, and the goal is about it: what \`help\` costs on top of the bare bot. Memory: of the whole process, with the embedded database in ours and none in the echo bot.`;
