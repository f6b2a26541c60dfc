import type { Desk } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import { median } from "./statistics.ts";
import { table } from "./table.ts";

/** From the start of the process to the first yes of /readyz: over an empty database, and over the same one again. */
export async function benchStarts(desk: Desk, postgres: BenchPostgres, repeats: number): Promise<Section> {
  const embedded = await startTwice(desk, repeats, () => Promise.resolve({}));
  const onServer = async () => ({ DATABASE_URL: await postgres.createDatabase(), MIGRATE_AT_START: "yes" });
  const missing = await postgres.whyNot();
  const rows = [
    ...rowsOf("embedded", embedded),
    ...(missing === undefined ? rowsOf("PostgreSQL", await startTwice(desk, repeats, onServer)) : [[missing, ""]]),
  ];
  return { title: "Start to ready", text: words(repeats), table: table(["database", "ms"], rows) };
}

interface Starts {
  readonly first: number;
  readonly again: number;
}

async function startTwice(desk: Desk, repeats: number, settings: () => Promise<Record<string, string>>) {
  const first: number[] = [];
  const again: number[] = [];
  for (let n = 0; n < repeats; n += 1) {
    const more = await settings();
    for (const into of [first, again]) {
      const bot = await desk.startBot(`start-${Object.keys(more).length}-${n}`, more);
      into.push(bot.readyMs);
      await bot.stop();
    }
  }
  return { first: median(first), again: median(again) };
}

function rowsOf(database: string, starts: Starts): string[][] {
  return [
    [`${database}, empty: its tables are made`, starts.first.toFixed(0)],
    [`${database}, the same one again`, starts.again.toFixed(0)],
  ];
}

const words = (repeats: number) =>
  `From the start of the process to the first yes of \`/readyz\`. PostgreSQL: a server of its own on this machine, without fsync. Medians of ${repeats} starts.`;
