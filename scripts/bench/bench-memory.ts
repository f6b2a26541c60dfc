import { goal } from "./goal.ts";
import { openDesk, signIn } from "./open-desk.ts";
import type { Section } from "./report.ts";
import { runBulk } from "./run-bulk.ts";
import type { BenchServer } from "./start-server.ts";
import { table } from "./table.ts";

const tenants = 20;
const methods = 1;
const most = 1.2;
/** After this share of the people the memory is looked at first. */
const early = 0.1;

/** The memory of the bot's process over very many people at once. */
export async function benchMemory(people: number): Promise<Section> {
  const desk = await openDesk({ count: tenants, people: 0 });
  try {
    const bot = await desk.startBot("memory", { JOBS_AT_ONCE: "64", GRAPH_METHOD_CALLS_PER_10S: "10000" });
    try {
      await signIn(desk);
      const before = rssOf(bot);
      const seen = { read: Number.NaN, early: Number.NaN };
      const run = await runBulk(desk, {
        ...{ people, methods },
        beforeConfirm: () => {
          seen.read = rssOf(bot);
          return Promise.resolve();
        },
        meanwhile: (figures) => {
          if (figures.people >= people * early && Number.isNaN(seen.early)) seen.early = rssOf(bot);
        },
      });
      const after = rssOf(bot);
      const rows = [
        ["before the list", mib(before), ""],
        ["the summary is there", mib(seen.read), ""],
        [`${people * early} people done`, mib(seen.early), ""],
        [`all ${people} done`, mib(after), ""],
        ["last ÷ the one before", (after / seen.early).toFixed(2), goal(`${most}`, after / seen.early <= most)],
        ["people with methods left", String(run.left), goal("0", run.left === 0)],
        ["removals asked for after the method was gone", String(run.twice), goal("0", run.twice === 0)],
        ["list to summary, s", seconds(run.summaryMs), ""],
        ["Confirm to outcome, s", seconds(run.ms), ""],
      ];
      return { title: "Memory over very many people", text: words(people), table: table(head, rows) };
    } finally {
      await bot.stop();
    }
  } finally {
    await desk.close();
  }
}

const head = ["", "memory of the process, MiB", "goal"];

const rssOf = ({ figures }: BenchServer) => figures()?.rssMiB ?? Number.NaN;
const mib = (value: number) => (Number.isNaN(value) ? "not known here" : value.toFixed(0));
const seconds = (ms: number) => (ms / 1000).toFixed(1);

const words = (people: number) =>
  `A list of ${people} people over ${tenants} customers, a method each, in one batch; no latency, no limit. The embedded database is part of the process.`;
