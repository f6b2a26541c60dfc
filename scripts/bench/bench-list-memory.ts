import { peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { selectCustomers } from "./bench-users.ts";
import { goal } from "./goal.ts";
import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import type { BenchServer } from "./start-server.ts";
import { table } from "./table.ts";

const personId = peopleIds.olivia;
const customers = 40;
const pages = 10;
const most = 1.2;
const listed = "Users .* 1 to 10 of [\\d,]+ people";

/** Whether what lists leave in memory stays: after so many rounds, each the same. `rounds`: rising numbers, at least two. */
export async function benchListMemory(desk: Desk, bot: BenchServer, rounds: readonly number[]): Promise<Section> {
  const seen: number[] = [];
  let done = 0;
  for (const until of rounds) {
    for (; done < until; done += 1) await oneRound(desk);
    seen.push(bot.figures()?.rssMiB ?? Number.NaN);
  }
  const rows = seen.map((rss, n) => [String(rounds[n]), rss.toFixed(0), n === 0 ? "" : growthOf(rss, seen[n - 1])]);
  const growth = (seen.at(-1) ?? Number.NaN) / (seen.at(-2) ?? Number.NaN);
  const verdict = ["last ÷ the one before", growth.toFixed(2), goal(`${most}`, growth <= most)];
  const text = `One round: \`users\` over ${customers} of ${desk.customers.length} customers, then ${pages} pages of one customer of 1,200 people. Memory is what the system counts for the bot's process (RSS), the embedded database included: it grows while caches and the allocator's own stock fill, and is flat when later rounds add nothing.`;
  return {
    title: "Memory over many lists",
    text,
    table: table(["rounds", "MiB", "÷ before, goal"], [...rows, verdict]),
  };
}

async function oneRound(desk: Desk): Promise<void> {
  await selectCustomers(desk, desk.customers.slice(0, customers));
  await desk.standIn.ask("say", { personId, text: "users", until: listed });
  const { messageId } = await selectCustomers(desk, [tenantIds.fabrikam]);
  for (let page = 1; page <= pages; page += 1) {
    const until = `Users .* ${page * 10 + 1} to ${page * 10 + 10} of [\\d,]+ people`;
    await desk.standIn.ask("press", { personId, messageId, verb: "list.next", until });
  }
}

const growthOf = (rss: number, before: number | undefined) => (rss / (before ?? Number.NaN)).toFixed(2);
