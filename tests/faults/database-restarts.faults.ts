import { postgres } from "./databases.ts";
import { onDatabase, type Stage } from "./on-each-database.ts";

const removal = { service: "graph", method: "DELETE" } as const;
const reading = { service: "graph", method: "GET", path: "/authentication/methods" } as const;

async function twoServe({ world }: Stage): Promise<void> {
  const [one] = await Promise.all([world.start(), world.start()]);
  world.turnTo(one);
}

function suite(stage: Stage): void {
  for (const [name, match, nth] of [
    ["before the reset has begun", reading, 1],
    ["while Graph removes the first", removal, 1],
    ["while Graph removes the third", removal, 3],
    ["while Graph removes the last", removal, 5],
    ["during the proof", reading, 2],
  ] as const) {
    it(`${name}: it is finished, once`, async () => {
      const { world, watch } = stage;
      const people = watch.people(1, 5);
      const summary = await watch.summaryOf(people);
      const { faults } = world.microsoft;
      const answered = Promise.withResolvers<undefined>();
      const restart = () => answered.promise.then(() => world.database.restart());
      faults.add({ match, after: nth - 1, times: 1, meanwhile: restart });
      await watch.olivia.press(summary, "reset.confirm");
      // Confirmed: the first reading begins at the press, beside the claim.
      answered.resolve(undefined);
      await watch.endsWell(summary, people);
    });
  }

  it("during a batch, twice", async () => {
    const { world, watch } = stage;
    const people = watch.people(5, 3);
    const summary = await watch.summaryOf(people);
    const { faults } = world.microsoft;
    // The ninth may be asked for while the database is away for the third.
    let last = Promise.resolve();
    const restart = () => (last = last.then(() => world.database.restart()));
    for (const nth of [3, 9]) faults.add({ match: removal, after: nth - 1, times: 1, meanwhile: restart });
    await watch.olivia.press(summary, "reset.confirm");
    await watch.endsWell(summary, people);
  });
}

onDatabase(postgres, { title: "the database is taken away and comes back", prepare: twoServe }, suite);
