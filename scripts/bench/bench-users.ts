import { peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { createGraphClient, operatorToken } from "./graph-client.ts";
import type { Desk } from "./open-desk.ts";
import type { Section } from "./report.ts";
import type { Seen } from "./stand-in-verbs.ts";
import { median } from "./statistics.ts";
import { table } from "./table.ts";

const latencyMs = 50;
const selected = 40;
const personId = peopleIds.olivia;
/** Words of a finished page: which of how many people. */
const listed = "Users .* 1 to 10 of [\\d,]+ people";

/** The first card of `users` over 40 customers nobody has looked into yet, and again at once. */
export async function benchUsers(desk: Desk, repeats: number): Promise<Section> {
  await desk.standIn.ask("setLatency", latencyMs);
  const tripMs = await roundTrip(desk);
  const cold: Seen[] = [];
  const warm: Seen[] = [];
  for (let n = 0; n < repeats; n += 1) {
    // From the end of the list: the selector's own page looks at its first customers.
    const from = desk.customers.length - (n + 1) * selected;
    cold.push(await selectCustomers(desk, desk.customers.slice(from, from + selected)));
    warm.push(await desk.standIn.ask("say", { personId, text: "users", until: listed }));
  }
  await desk.standIn.ask("setLatency", 0);
  const rows = [rowOf("cold", cold, { tripMs, goal: 15 }), rowOf("warm", warm, { tripMs, goal: 6 })];
  const text = `${selected} of ${desk.customers.length} customers selected, 40 people each; every answer of Graph takes ${latencyMs} ms more. Cold: no token for these customers and nothing known of them, from the press on *Apply*. Warm: \`users\` again. ${tripWords(tripMs)} Medians of ${repeats} runs, each cold one over other customers.`;
  return { title: "First card of users, many customers", text, table: table([...head, "goal"], rows) };
}

/** A customer of 1,200 people, page after page. */
export async function benchPaging(desk: Desk, pages: number): Promise<Section> {
  await desk.standIn.ask("setLatency", latencyMs);
  const tripMs = await roundTrip(desk);
  const first = await selectCustomers(desk, [tenantIds.fabrikam]);
  const next: Seen[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const until = `Users .* ${page * 10 + 1} to ${page * 10 + 10} of [\\d,]+ people`;
    next.push(await desk.standIn.ask("press", { personId, messageId: first.messageId, verb: "list.next", until }));
  }
  await desk.standIn.ask("setLatency", 0);
  const rows = [rowOf("first page", [first], { tripMs }), rowOf("next page", next, { tripMs })];
  const count = /of ([\d,]+) people/.exec(first.words)?.[1] ?? "";
  const text = `One customer of ${count} people, pages of 10; every answer of Graph takes ${latencyMs} ms more. ${tripWords(tripMs)} Median of ${pages} pages after the first.`;
  return { title: "Paging through one large customer", text, table: table(head, rows) };
}

/** What one page of people takes the smallest client, nothing else under way: the latency, and the answering. In ms. */
async function roundTrip({ standIn, graphBaseUrl }: Desk): Promise<number> {
  const graph = createGraphClient(graphBaseUrl, await operatorToken(standIn, personId));
  const times: number[] = [];
  for (let n = 0; n < 15; n += 1) {
    const from = performance.now();
    await graph.get("/v1.0/users?$top=10&$count=true&$orderby=displayName&$select=id,displayName,userPrincipalName");
    times.push(performance.now() - from);
  }
  return median(times);
}

const tripWords = (tripMs: number) =>
  `Round trips: the time over that of one such request by the smallest client, ${tripMs.toFixed(1)} ms.`;

/** Opens the list, the selector on it, and applies; measured from that last press to the list. */
export async function selectCustomers({ standIn }: Desk, tenants: readonly string[]): Promise<Seen> {
  const { messageId } = await standIn.ask("say", { personId, text: "users", until: "Users .* people" });
  const apply = async (ids: readonly string[]) => {
    await standIn.ask("press", { personId, messageId, verb: "customers", until: "Commands work in" });
    const inputs = { selected: ids.join(",") };
    return await standIn.ask("press", { personId, messageId, verb: "customers.apply", inputs, until: listed });
  };
  // What is ticked beyond the selector's page stays ticked: only a short selection can be replaced as a whole.
  await apply([tenantIds.northwind]);
  await apply([tenantIds.northwind]);
  return await apply(tenants);
}

const head = ["card", "ms", "round trips", "Graph calls", "Entra calls"];

function rowOf(name: string, seen: readonly Seen[], { tripMs, goal }: { tripMs: number; goal?: number }): string[] {
  const mid = (what: "ms" | "graphCalls" | "entraCalls") => median(seen.map((one) => one[what]));
  const trips = mid("ms") / tripMs;
  const figures = [mid("ms").toFixed(0), trips.toFixed(1), mid("graphCalls").toFixed(0), mid("entraCalls").toFixed(0)];
  if (goal === undefined) return [name, ...figures];
  return [name, ...figures, `${goal} ${trips <= goal ? "met" : "missed"}`];
}
