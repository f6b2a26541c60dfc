import { goal } from "./goal.ts";
import { type Desk, openDesk, signIn } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import { runBulk } from "./run-bulk.ts";
import type { BenchServer } from "./start-server.ts";
import { table } from "./table.ts";

const tenants = 20;
const methods = 2;
const latencyMs = 200;
const jobsAtOnce = 4;
const least = 1.8;

/** The same list by one replica and by two, each with the same number of jobs at once. */
export async function benchReplicas(people: number, postgres: BenchPostgres): Promise<Section> {
  const title = "Two replicas against one";
  const missing = await postgres.whyNot();
  if (missing !== undefined) return { title, text: missing, table: "" };
  const desk = await openDesk({ count: tenants, people: 0 });
  try {
    const one = await timed(desk, { people, replicas: 1, url: await postgres.createDatabase() });
    const two = await timed(desk, { people, replicas: 2, url: await postgres.createDatabase() });
    const ratio = one / two;
    const rows = [
      ["one replica", (one / 1000).toFixed(1), "", ""],
      ["two replicas", (two / 1000).toFixed(1), ratio.toFixed(2), goal(`${least}`, ratio >= least)],
    ];
    return { title, text: words(people), table: table(["", "Confirm to outcome, s", "times as fast", "goal"], rows) };
  } finally {
    await desk.close();
  }
}

/** Milliseconds from Confirm to the outcome. */
async function timed(desk: Desk, given: { people: number; replicas: number; url: string }): Promise<number> {
  const settings = {
    ...{ DATABASE_URL: given.url, MIGRATE_AT_START: "yes" },
    ...{ JOBS_AT_ONCE: String(jobsAtOnce), GRAPH_METHOD_CALLS_PER_10S: "10000" },
  };
  const bots: BenchServer[] = [];
  try {
    for (let n = 0; n < given.replicas; n += 1) {
      bots.push(await desk.startBot(`replicas-${given.replicas}-${n}`, settings));
    }
    await signIn(desk);
    // Only what is asked for on Confirm and after it takes as long as with Microsoft.
    const { ms, left } = await runBulk(desk, {
      ...{ people: given.people, methods },
      beforeConfirm: () => desk.standIn.ask("setLatency", latencyMs),
    });
    if (left > 0) throw new Error(`${left} people still have methods.`);
    return ms;
  } finally {
    await desk.standIn.ask("setLatency", 0);
    for (const bot of bots) await bot.stop();
  }
}

const words = (people: number) =>
  `${people} people over ${tenants} customers, ${methods} methods each; every answer of Graph takes ${latencyMs} ms more, so that waiting is most of it; ${jobsAtOnce} people at a time in each replica (JOBS_AT_ONCE). PostgreSQL on the same machine, without fsync.`;
