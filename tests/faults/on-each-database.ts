import { type Database, pglite, postgres } from "./databases.ts";
import { startWorld, type World } from "./start-world.ts";
import { type Watch, watchResets } from "./watch-resets.ts";

export interface Stage {
  readonly world: World;
  readonly watch: Watch;
}

/** The same faults over each kind of database; at the end of all, everything that was watched must have ended well. */
export function onEachDatabase(title: string, suite: (stage: Stage, database: Database) => void): void {
  for (const database of [pglite, postgres]) onDatabase(database, title, suite);
}

export function onDatabase(database: Database, title: string, suite: (stage: Stage, database: Database) => void): void {
  describe(`${title}: ${database.name}`, () => {
    let stage: Stage | undefined;
    const current = () => {
      if (!stage) throw new Error("The world is started by a hook: use it inside of tests.");
      return stage;
    };
    before("the world", async () => {
      const world = await startWorld(database);
      stage = { world, watch: watchResets(world) };
    });
    afterEach("no fault stays armed", () => {
      current().world.microsoft.faults.clear();
    });
    suite(
      {
        get world() {
          return current().world;
        },
        get watch() {
          return current().watch;
        },
      },
      database,
    );
    after("the record and the cards", async () => {
      const { world, watch } = current();
      try {
        await watch.atTheEnd();
      } finally {
        await world.stop();
      }
    });
  });
}
