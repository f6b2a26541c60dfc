import { down, failuresOf, waysDown } from "./down.ts";
import { killAt } from "./kill-at.ts";
import { onEachDatabase, type Stage } from "./on-each-database.ts";

const removal = { service: "graph", method: "DELETE" } as const;

/** Shorter than any token is used for: each process has to ask for its own. */
function shortTokens({ world }: Stage): void {
  world.microsoft.world.conditions.accessTokenSeconds = 60;
}

function suite(stage: Stage): void {
  for (const [way, how] of Object.entries(waysDown)) {
    it(`it ${way}: the reset is finished, once, when it is back`, async () => {
      const { world, watch, crew } = stage;
      const bot = await crew.front();
      const people = watch.people(1, 5);
      const summary = await watch.summaryOf(people);
      const dead = killAt(world, bot, { match: removal, nth: 2, executed: true });
      await watch.olivia.press(summary, "reset.confirm");
      await dead;
      const failures = failuresOf(stage, "entra");
      const over = down(stage, { match: { service: "entra", path: "/token" }, ...how }, () => failures() >= 3);
      await crew.relieve();
      await over;
      await watch.endsWell(summary, people);
    });
  }
}

onEachDatabase(
  { title: "Entra is down when a reset is taken over, and every token has run out", prepare: shortTokens },
  suite,
);
