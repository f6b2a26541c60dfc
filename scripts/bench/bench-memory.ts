import { goal } from "./goal.ts";
import { openDesk, signIn } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import { type BulkRun, runBulk } from "./run-bulk.ts";
import type { BenchServer } from "./start-server.ts";
import { table } from "./table.ts";

const tenants = 20;
const methods = 1;
const most = 1.2;
/** After this share of the people the memory is looked at first. */
const early = 0.1;

/** The memory of the bot's process over very many people at once. */
export async function benchMemory(people: number, postgres: BenchPostgres): Promise<Section> {
  const desk = await openDesk({ count: tenants, people: 0 });
  try {
    // Where there is a server, its memory is not the bot's: growth is not hidden by an embedded database's 500 MiB.
    const missing = await postgres.whyNot();
    const bot = await desk.startBot("memory", {
      ...(missing === undefined && { DATABASE_URL: await postgres.createDatabase(), MIGRATE_AT_START: "yes" }),
      ...{ JOBS_AT_ONCE: "64", GRAPH_METHOD_CALLS_PER_10S: "10000" },
    });
    await signIn(desk);
    const seen: Seen = { before: rssOf(bot), read: Number.NaN, early: Number.NaN, after: Number.NaN };
    const run = await runBulk(desk, {
      ...{ people, methods },
      beforeConfirm: () => {
        seen.read = rssOf(bot);
      },
      meanwhile: (figures) => {
        if (figures.people >= people * early && Number.isNaN(seen.early)) seen.early = rssOf(bot);
      },
    });
    seen.after = rssOf(bot);
    const rows = rowsOf({ people, seen, run });
    return { title: "Memory over very many people", text: words(people, missing), table: table(head, rows) };
  } finally {
    await desk.close();
  }
}

/** Memory of the process in MiB: before the list, with the summary, after the first people and after all. */
interface Seen {
  readonly before: number;
  read: number;
  early: number;
  after: number;
}

function rowsOf({ people, seen, run }: { people: number; seen: Seen; run: BulkRun }): string[][] {
  const growth = seen.after / seen.early;
  return [
    ["before the list, MiB", mib(seen.before), ""],
    ["the summary is there, MiB", mib(seen.read), ""],
    [`${people * early} people done, MiB`, mib(seen.early), ""],
    [`all ${people} done, MiB`, mib(seen.after), ""],
    ["last ÷ the one before", growth.toFixed(2), goal(`${most}`, growth <= most)],
    ["people with methods left", String(run.left), goal("0", run.left === 0)],
    ["removals asked for after the method was gone", String(run.twice), goal("0", run.twice === 0)],
    ["list to summary, s", seconds(run.summaryMs), ""],
    ["Confirm to outcome, s", seconds(run.ms), ""],
  ];
}

const head = ["", "measured", "goal"];

const rssOf = ({ figures }: BenchServer) => figures()?.rssMiB ?? Number.NaN;
const mib = (value: number) => (Number.isNaN(value) ? "not known here" : value.toFixed(0));
const seconds = (ms: number) => (ms / 1000).toFixed(1);

function words(people: number, missing: string | undefined): string {
  const database =
    missing === undefined
      ? "PostgreSQL on the same machine, without fsync"
      : `the embedded database, which is part of the process (${missing})`;
  return `A list of ${people} people over ${tenants} customers, a method each, in one batch; no latency, no limit; ${database}. Memory is what the system counts for the bot's process (RSS).`;
}
