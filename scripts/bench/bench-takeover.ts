import { goal } from "./goal.ts";
import { openDesk, signIn } from "./open-desk.ts";
import type { BenchPostgres } from "./open-postgres.ts";
import type { Section } from "./report.ts";
import { runBulk } from "./run-bulk.ts";
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
    let killedAt = Number.NaN;
    let halfDone: string[] = [];
    let takenOverMs = Number.NaN;
    const run = await runBulk(desk, {
      ...{ people, methods },
      beforeConfirm: () => desk.standIn.ask("setLatency", latencyMs),
      meanwhile: async (figures) => {
        if (Number.isNaN(killedAt) && figures.people >= people / 2) {
          await victim.kill();
          killedAt = Date.now();
          halfDone = await desk.standIn.ask("halfDone", methods);
        }
        if (Number.isNaN(takenOverMs) && halfDone.length > 0 && (await desk.standIn.ask("left", halfDone)) === 0) {
          takenOverMs = Date.now() - killedAt;
        }
      },
    });
    const verified = await desk.verifyRecord(settings);
    const none = (count: number) => [String(count), goal("0", count === 0)];
    const takenOverS = takenOverMs / 1000;
    const rows = [
      ["methods not removed (lost)", ...none(people * methods - run.removals)],
      ["people with methods left", ...none(run.left)],
      ["removals asked for after the method was gone (twice)", ...none(run.twice)],
      ["people half done when it was killed", String(halfDone.length), ""],
      ["until the last of them was done, s", takenOverS.toFixed(1), goal(`${longestTakeOverS}`, takenOverS <= 10)],
      ["the record, verified", verified.said, goal("no fault", verified.well)],
      ["Confirm to outcome, s", (run.ms / 1000).toFixed(1), ""],
    ];
    return { title, text: words(people), table: table(["", "measured", "goal"], rows) };
  } finally {
    await desk.close();
  }
}

const words = (people: number) =>
  `${people} people over ${tenants} customers, ${methods} methods each, by two replicas over one PostgreSQL; every answer of Graph takes ${latencyMs} ms more. When half of the people were begun, one replica was ended by kill -9. \`npm run audit -- verify\` after it.`;
