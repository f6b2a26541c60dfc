import { readFileSync } from "node:fs";
import { type Crew, createCrew } from "./crew.ts";
import { type Database, pglite, postgres } from "./databases.ts";
import { startWorld, type World } from "./start-world.ts";
import { type Watch, watchResets } from "./watch-resets.ts";

export interface Stage {
  readonly world: World;
  readonly watch: Watch;
  readonly crew: Crew;
}

interface Scene {
  readonly title: string;
  /** What is done with each new world before its first case. */
  readonly prepare?: (stage: Stage) => void | Promise<void>;
}

type Suite = (stage: Stage) => void;

/** The same faults over each kind of database; at the end of all, everything that was watched must have ended well. */
export function onEachDatabase(scene: Scene, suite: Suite): void {
  for (const database of [pglite, postgres]) onDatabase(database, scene, suite);
}

/** The cases share a world as long as they pass: what one has broken is no other's. */
export function onDatabase(database: Database, { title, prepare }: Scene, suite: Suite): void {
  describe(`${title}: ${database.name}`, () => {
    let stage: Stage | undefined;
    const current = () => {
      if (!stage) throw new Error("The world is started by a hook: use it inside of tests.");
      return stage;
    };
    beforeEach("a world", async () => {
      if (stage) return;
      const world = await startWorld(database);
      stage = { world, watch: watchResets(world), crew: createCrew(world) };
      await prepare?.(stage);
    });
    afterEach("no fault stays armed, no broken world is used again", async function () {
      if (!stage) return;
      const { world } = stage;
      world.microsoft.faults.clear();
      if (this.currentTest?.state !== "failed") return;
      stage = undefined;
      process.stderr.write(`${this.currentTest.fullTitle()}: the bots said last\n${lastWords(world)}\n`);
      await world.drop();
    });
    suite({
      get world() {
        return current().world;
      },
      get watch() {
        return current().watch;
      },
      get crew() {
        return current().crew;
      },
    });
    after("the record and the cards", async () => {
      if (!stage) return;
      const { world, watch } = stage;
      try {
        await watch.atTheEnd();
        await world.stop();
      } catch (error) {
        process.stderr.write(`${title}: the bots said last\n${lastWords(world)}\n`);
        await world.drop();
        throw error;
      }
    });
  });
}

/** All but what a healthy bot says. */
function lastWords({ logPath }: World): string {
  const lines = readFileSync(logPath, "utf8").split("\n");
  return lines
    .filter((line) => !line.startsWith('{"level":"info"') && !line.startsWith('{"level":30'))
    .slice(-30)
    .join("\n");
}
