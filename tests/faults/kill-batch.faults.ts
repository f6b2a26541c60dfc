import { killAt, type Moment } from "./kill-at.ts";
import { killedOnce } from "./killed-once.ts";
import { onEachDatabase } from "./on-each-database.ts";

const removal = { service: "graph", method: "DELETE" } as const;
const reading = { service: "graph", method: "GET", path: "/authentication/methods" } as const;
const update = { service: "connector", method: "PUT" } as const;
const people = 5;
const methods = 3;

const moments: Readonly<Record<string, Moment>> = {
  "when the first is read again": { match: reading, nth: 1, executed: false },
  "when the last is read again": { match: reading, nth: people, executed: true },
  ...Object.fromEntries(
    [1, 4, 8, 12, people * methods].flatMap((nth) => [
      [`before removal ${nth} of all reaches Graph`, { match: removal, nth, executed: false }],
      [`before the answer to removal ${nth} of all is heard`, { match: removal, nth, executed: true }],
    ]),
  ),
  "when a card is taken": { match: update, nth: 3, executed: true },
};

onEachDatabase({ title: "kill -9 during a batch of several people" }, (stage) => {
  for (const [name, moment] of Object.entries(moments)) {
    it(`${name}: everybody is finished, once`, () => killedOnce(stage, { moment, people, methods }));
  }

  it("killed twice in one batch: everybody is finished, once", async () => {
    const { world, watch, crew } = stage;
    const bot = await crew.front();
    const all = watch.people(people, methods);
    const summary = await watch.summaryOf(all);
    const first = killAt(world, bot, { match: removal, nth: 3, executed: true });
    await watch.olivia.press(summary, "reset.confirm");
    await first;
    await killAt(world, crew.relieve(), { match: removal, nth: 3, executed: false });
    await crew.relieve();
    await watch.endsWell(summary, all);
  });
});
