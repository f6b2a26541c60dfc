import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import type { BenchServer } from "./start-server.ts";
import { median } from "./statistics.ts";
import { table } from "./table.ts";

/** From the start of the process to the first yes of /readyz: on an empty data folder, and on the same one again. The last bot stays up. */
export async function benchStarts(desk: Desk, repeats: number): Promise<{ bot: BenchServer; section: Section }> {
  const first: number[] = [];
  const second: number[] = [];
  let bot: BenchServer | undefined;
  for (let n = 0; n < repeats; n += 1) {
    await bot?.stop();
    const fresh = await desk.startBot(`bot-${n}`);
    await fresh.stop();
    bot = await desk.startBot(`bot-${n}`);
    first.push(fresh.readyMs);
    second.push(bot.readyMs);
  }
  if (!bot) throw new Error("Nothing was started.");
  const rows = [
    ["first, on an empty data folder", median(first).toFixed(0)],
    ["second, on the same folder", median(second).toFixed(0)],
  ];
  const text = `Embedded database, from the start of the process to the first yes of \`/readyz\`. Medians of ${repeats} starts.`;
  return { bot, section: { title: "Start to ready", text, table: table(["start", "ms"], rows) } };
}
