import { peopleIds } from "../../emulator/seed/contoso.ts";
import { commonScript } from "./common-script.ts";
import { createGraphClient, type GraphClient, operatorToken } from "./graph-client.ts";
import { leastPossible, readAll } from "./least-possible.ts";
import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import { median } from "./statistics.ts";
import { table } from "./table.ts";

export const resetLatencyMs = 100;
const operatorId = peopleIds.olivia;
const mostMethods = 8;
const ways = ["bot", "least", "script"] as const;

interface Run {
  readonly ms: number;
  readonly calls: number;
  readonly refused: number;
}

/** One reset with 1 to 8 methods, each way after the other, so often; a median of each. */
export async function benchResets(desk: Desk, repeats: number): Promise<Section> {
  const { standIn } = desk;
  await standIn.ask("setLatency", resetLatencyMs);
  const token = await operatorToken(standIn, operatorId);
  const client = () => createGraphClient(desk.graphBaseUrl, token);
  const rows: string[][] = [];
  for (let methods = 1; methods <= mostMethods; methods += 1) {
    const runs: Record<(typeof ways)[number], Run[]> = { bot: [], least: [], script: [] };
    for (let n = 0; n < repeats; n += 1) {
      const wanted = ways.map((way) => ({ name: `Bea Bench ${methods} ${n} ${way}`, methods }));
      const [bot = "", least = "", script = ""] = await standIn.ask("sow", wanted);
      runs.bot.push(await byBot(desk, bot, methods));
      // The same reading before as the summary does, so that connections are as warm.
      await readAll(client(), { operatorId, targetId: least });
      runs.least.push(await timed(client(), (graph) => leastPossible(graph, { operatorId, targetId: least })));
      runs.script.push(await timed(client(), (graph) => commonScript(graph, script)));
    }
    rows.push(rowOf(methods, runs));
  }
  await standIn.ask("setLatency", 0);
  return { title: "One reset, from Confirm to outcome", text: words(repeats), table: table(head, rows) };
}

/** From the press on Confirm to the card that tells the outcome. */
async function byBot({ standIn }: Desk, targetId: string, methods: number): Promise<Run> {
  const act = { personId: operatorId };
  const { messageId } = await standIn.ask("say", { ...act, text: `reset MFA for ${targetId}`, until: "Confirm: " });
  const confirm = { ...act, messageId, verb: "reset.confirm", until: "Reference:" };
  const { words: outcome, ms, graphCalls, refused } = await standIn.ask("press", confirm);
  if (!/Complete/.test(outcome)) throw new Error(`The bot did not remove all ${methods}: ${outcome}`);
  return { ms, calls: graphCalls, refused };
}

async function timed(graph: GraphClient, way: (graph: GraphClient) => Promise<number>): Promise<Run> {
  const from = performance.now();
  await way(graph);
  return { ms: performance.now() - from, calls: graph.calls, refused: graph.refused };
}

const head = [
  "methods",
  ...["calls", "least", "script"],
  ...["refused, script", "ms", "least, ms", "script, ms", "÷ least", "÷ script", "goal ÷ least"],
];

function rowOf(methods: number, { bot, least, script }: Record<(typeof ways)[number], Run[]>): string[] {
  const mid = (runs: Run[], what: keyof Run) => median(runs.map((run) => run[what]));
  const [ours, lowest, usual] = [mid(bot, "ms"), mid(least, "ms"), mid(script, "ms")];
  if (mid(bot, "refused") > 0) throw new Error("A call of the bot was refused.");
  const goal = methods >= 3 ? 1.05 : 1.1;
  const isMet = ours / lowest <= goal;
  return [
    String(methods),
    ...[bot, least, script].map((runs) => mid(runs, "calls").toFixed(0)),
    mid(script, "refused").toFixed(0),
    ...[ours, lowest, usual].map((ms) => ms.toFixed(0)),
    (ours / lowest).toFixed(3),
    (ours / usual).toFixed(3),
    `${goal.toFixed(2)} ${isMet ? "met" : "missed"}`,
  ];
}

const words = (repeats: number) =>
  `Every answer of Graph takes ${resetLatencyMs} ms more. *Least*: person, roles and methods read at once, n removals one after the other in the order that Microsoft accepts, one proof. *Script*: list, delete in listed order, try the refused again, list; it checks no role and keeps no record. The bot writes each step down, synced, while the next is under way: one is unwritten at most. Medians of ${repeats} runs.`;
