import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually } from "../support/eventually.ts";
import { onEachDatabase } from "./on-each-database.ts";

const methods = 5;
const removal = { service: "graph", method: "DELETE" } as const;

onEachDatabase({ title: "a bot is asked to end in the middle of a removal" }, (stage) => {
  for (const nth of [1, 3, methods]) {
    it(`removal ${nth} ends and is written down, no other begins, and the next bot goes on`, async () => {
      const { world, watch, crew } = stage;
      const bot = await crew.front();
      const people = watch.people(1, methods);
      const summary = await watch.summaryOf(people);
      const stopping = Promise.withResolvers<undefined>();
      const lines = () => readFileSync(world.logPath, "utf8").split('"stopping"').length;
      const before = lines();
      world.microsoft.faults.add({
        match: removal,
        after: nth - 1,
        times: 1,
        meanwhile: async () => {
          bot.stop().then(() => {
            stopping.resolve(undefined);
          }, stopping.reject);
          await eventually(() => {
            assert.ok(lines() > before);
          }, world.patienceMs);
        },
      });
      await watch.olivia.press(summary, "reset.confirm");
      await stopping.promise;
      const asked = world.microsoft.requests
        .all()
        .filter(({ method, path }) => method === "DELETE" && people.some(({ id }) => path.includes(id)));
      assert.deepEqual(
        asked.map(({ status }) => status),
        Array.from({ length: nth }, () => 204),
      );
      await crew.relieve();
      await watch.endsWell(summary, people);
    });
  }
});
