import { peopleIds } from "../../emulator/seed/contoso.ts";
import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import type { BenchServer } from "./start-server.ts";
import { median, percentile, perSecond } from "./statistics.ts";
import { table } from "./table.ts";

const people = Object.values(peopleIds);
const warmUp = 10;

export interface TurnsOptions {
  readonly bot: BenchServer;
  /** How often the two take turns, and how often everybody speaks in each. */
  readonly rounds: number;
  readonly each: number;
}

/** What came of one bot: every turn's time, turns per second and processor time per turn of each round. */
interface Measured {
  readonly server: BenchServer;
  readonly times: number[];
  readonly rates: number[];
  readonly cpuMs: number[];
}

/** `help` against a bare echo bot: the two take turns, so that a busy moment of the machine meets both. */
export async function benchTurns(desk: Desk, { bot, rounds, each }: TurnsOptions): Promise<Section> {
  const echo = await desk.startEcho();
  try {
    const ours: Measured = { server: bot, times: [], rates: [], cpuMs: [] };
    const bare: Measured = { server: echo, times: [], rates: [], cpuMs: [] };
    await desk.standIn.ask("deliverTo", bot.endpoint);
    for (const person of people) await desk.standIn.ask("open", person);
    for (const { server } of [ours, bare]) await say(desk, server, warmUp);
    for (let round = 0; round < rounds; round += 1) {
      for (const one of [ours, bare]) await measure(desk, one, each);
    }
    return { title: "Turns", text: words(rounds * each), table: compared(figuresOf(ours), figuresOf(bare)) };
  } finally {
    await desk.standIn.ask("deliverTo", bot.endpoint);
    await echo.stop();
  }
}

async function say({ standIn }: Desk, { endpoint }: BenchServer, each: number) {
  await standIn.ask("deliverTo", endpoint);
  return await standIn.ask("turns", { people, text: "help", each });
}

async function measure(desk: Desk, { server, ...into }: Measured, each: number): Promise<void> {
  const before = server.figures()?.cpuMs ?? Number.NaN;
  const { times, ms } = await say(desk, server, each);
  const after = server.figures()?.cpuMs ?? Number.NaN;
  into.times.push(...times);
  into.rates.push(perSecond(times.length, ms));
  into.cpuMs.push((after - before) / times.length);
}

function compared(ours: readonly number[], bare: readonly number[]): string {
  const rows = [
    ["help", ...ours.map(digits)],
    ["bare echo bot", ...bare.map(digits)],
    ["ratio", ...ours.map((value, n) => (value / (bare[n] ?? Number.NaN)).toFixed(2))],
  ];
  return table(["", "turns per second", "median, ms", "p95, ms", "processor, ms per turn", "memory after, MiB"], rows);
}

function figuresOf({ server, times, rates, cpuMs }: Measured): number[] {
  const rss = server.figures()?.rssMiB ?? Number.NaN;
  return [median(rates), median(times), percentile(times, 0.95), median(cpuMs), rss];
}

const digits = (value: number) => (Number.isNaN(value) ? "not known here" : value.toFixed(value < 100 ? 1 : 0));

const words = (each: number) =>
  `${people.length} people at once, each ${each} times, the next turn as soon as the answer is there; no latency is added. Echo: botbuilder's adapter and restify, which check the channel's token and send the text back. A turn of ours also drops repeated deliveries by the database, shows typing, and sends a card. The stand-in's own work is in the times of both; the processor time is the bot's alone.`;
