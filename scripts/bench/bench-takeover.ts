import { goal } from "./goal.ts";
import { openDesk, signIn } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import { type BulkRun, runBulk } from "./run-bulk.ts";
import { table } from "./table.ts";

const tenants = 20;
const methods = 3;
const latencyMs = 50;
const longestTakeOverS = 10;

/** Two replicas over one PostgreSQL; one is killed in the middle of a bulk, and the record is verified after it. */
export async function benchTakeover(people: number, postgres: BenchPostgres): Promise<Section> {
  const title = "A replica is killed in the middle";
  const missing = await postgres.whyNot();
  if (missing !== undefined) return { title, text: missing, table: "" };
  const desk = await openDesk({ count: tenants, people: 0 });
  try {
    const settings = {
      ...{ DATABASE_URL: await postgres.createDatabase(), MIGRATE_AT_START: "yes" },
      GRAPH_METHOD_CALLS_PER_10S: "10000",
    };
    const victim = await desk.startBot("victim", settings);
    await desk.startBot("survivor", settings);
    await signIn(desk);
    const kill: Kill = { at: Number.NaN, halfDone: 0, againMs: [] };
    const run = await runBulk(desk, {
      ...{ people, methods },
      beforeConfirm: () => desk.standIn.ask("setLatency", latencyMs),
      meanwhile: async (figures) => {
        if (Number.isNaN(kill.at) && figures.people >= people / 2) {
          await victim.kill();
          kill.at = Date.now();
          kill.halfDone = await desk.standIn.ask("watchHalfDone", methods);
        }
        if (kill.againMs.length < kill.halfDone) {
          kill.againMs = (await desk.standIn.ask("askedAgain")).map((at) => at - kill.at);
        }
      },
    });
    const verified = await desk.verifyRecord(settings);
    const rows = rowsOf({ people, run, kill, verified });
    return { title, text: words(people), table: table(["", "measured", "goal"], rows) };
  } finally {
    await desk.close();
  }
}

interface Kill {
  /** Milliseconds since 1970. */
  at: number;
  /** People who had lost some of their methods then, and not all. */
  halfDone: number;
  /** How long after it each of them was asked about again; milliseconds. */
  againMs: readonly number[];
}

interface Results {
  readonly people: number;
  readonly run: BulkRun;
  readonly kill: Kill;
  readonly verified: { readonly said: string; readonly well: boolean };
}

function rowsOf({ people, run, kill, verified }: Results): string[][] {
  const none = (count: number) => [String(count), goal("0", count === 0)];
  const isAll = kill.halfDone > 0 && kill.againMs.length === kill.halfDone;
  const lastS = isAll ? Math.max(...kill.againMs) / 1000 : Number.NaN;
  return [
    ["methods not removed (lost)", ...none(people * methods - run.removals)],
    ["people with methods left", ...none(run.left)],
    ["removals asked for after the method was gone (twice)", ...none(run.twice)],
    ["people half done when it was killed, of both replicas", String(kill.halfDone), ""],
    ["until the last of them was gone on with, s", lastS.toFixed(1), goal("10", lastS <= longestTakeOverS)],
    ["the record, verified", verified.said, goal("no fault", verified.well)],
    ["Confirm to outcome, s", (run.ms / 1000).toFixed(1), ""],
  ];
}

const words = (people: number) =>
  `${people} people over ${tenants} customers, ${methods} methods each, by two replicas over one PostgreSQL; every answer of Graph takes ${latencyMs} ms more. When half of the people were begun, one replica was ended by kill -9. \`npm run audit -- verify\` after it.`;
