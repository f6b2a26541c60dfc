import assert from "node:assert/strict";
import type { Fault, Service } from "../../emulator/contract.ts";
import { eventually } from "../support/eventually.ts";
import { onEachDatabase, type Stage } from "./on-each-database.ts";

const methods = 5;

/** Down from the n-th such request on, until so many were refused. */
async function down(stage: Stage, fault: Fault, until: () => boolean): Promise<void> {
  const { faults } = stage.world.microsoft;
  const id = faults.add(fault);
  await eventually(() => {
    assert.ok(until());
  }, stage.world.patienceMs);
  faults.remove(id);
}

onEachDatabase("something is down for a while", (stage) => {
  before(async () => {
    await stage.world.start();
  });

  /** How many requests of a service failed since now. */
  function failuresOf(service: Service): () => number {
    const { requests } = stage.world.microsoft;
    const count = () =>
      requests.all().filter((one) => one.service === service && (one.status === 0 || one.status >= 500)).length;
    const before = count();
    return () => count() - before;
  }

  const ways: Readonly<Record<string, Omit<Fault, "match">>> = {
    "answers 503": { answer: { status: 503, headers: { "retry-after": "1" } } },
    "closes every connection": { drop: true },
  };

  for (const [way, how] of Object.entries(ways)) {
    it(`Graph ${way} before the reset has begun`, async () => {
      const { watch } = stage;
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const failures = failuresOf("graph");
      const over = down(stage, { match: { service: "graph" }, ...how }, () => failures() >= 8);
      await watch.olivia.press(summary, "reset.confirm");
      await over;
      await watch.endsWell(summary, people);
    });

    it(`Graph ${way} in the middle of a reset`, async () => {
      const { watch } = stage;
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const failures = failuresOf("graph");
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
      const failures = failuresOf("connector");
      const gone = () => people.every((user) => user.methods.length === 1) && failures() >= 3;
      const over = down(stage, { match: { service: "connector" }, ...how }, gone);
      await watch.olivia.press(summary, "reset.confirm");
      await over;
      await watch.endsWell(summary, people);
    });

    it(`Entra ${way} after Confirm, while tokens have run out`, async () => {
      const { world, watch } = stage;
      const { conditions } = world.microsoft.world;
      const { accessTokenSeconds } = conditions;
      conditions.accessTokenSeconds = 60;
      try {
        const people = watch.people(1, methods);
        const summary = await watch.summaryOf(people);
        const failures = failuresOf("entra");
        const over = down(stage, { match: { service: "entra", path: "/token" }, ...how }, () => failures() >= 2);
        await watch.olivia.press(summary, "reset.confirm");
        await over;
        await watch.endsWell(summary, people);
      } finally {
        conditions.accessTokenSeconds = accessTokenSeconds;
      }
    });
  }
});
