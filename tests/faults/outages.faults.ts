import { down, failuresOf, waysDown } from "./down.ts";
import { onEachDatabase, type Stage } from "./on-each-database.ts";

const methods = 5;

async function oneServes({ world }: Stage): Promise<void> {
  world.turnTo(await world.start());
}

function suite(stage: Stage): void {
  for (const [way, how] of Object.entries(waysDown)) {
    it(`Graph ${way} before the reset has begun`, async () => {
      const { watch } = stage;
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const failures = failuresOf(stage, "graph");
      const over = down(stage, { match: { service: "graph" }, ...how }, () => failures() >= 8);
      await watch.olivia.press(summary, "reset.confirm");
      await over;
      await watch.endsWell(summary, people);
    });

    it(`Graph ${way} in the middle of a reset`, async () => {
      const { watch } = stage;
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const failures = failuresOf(stage, "graph");
      const match = { service: "graph", method: "DELETE" } as const;
      const over = down(stage, { match, after: 2, ...how }, () => failures() >= 3);
      await watch.olivia.press(summary, "reset.confirm");
      await over;
      await watch.endsWell(summary, people);
    });

    it(`the connector ${way}: the reset is carried out all the same, and shown afterwards`, async () => {
      const { watch } = stage;
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const failures = failuresOf(stage, "connector");
      const gone = () => people.every((user) => user.methods.length === 1) && failures() >= 3;
      const over = down(stage, { match: { service: "connector" }, ...how }, gone);
      await watch.olivia.press(summary, "reset.confirm");
      await over;
      await watch.endsWell(summary, people);
    });
  }
}

onEachDatabase({ title: "something is down for a while", prepare: oneServes }, suite);
