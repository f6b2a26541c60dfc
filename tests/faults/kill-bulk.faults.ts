import { killAt, type Moment } from "./kill-at.ts";
import { onEachDatabase } from "./on-each-database.ts";

const removal = { service: "graph", method: "DELETE" } as const;
const update = { service: "connector", method: "PUT" } as const;
const methods = 2;

/** How many people, and at which moments a bot dies, one after the other. */
const bulks: Readonly<Record<string, { readonly people: number; readonly moments: readonly Moment[] }>> = {
  "at the first removal": { people: 30, moments: [{ match: removal, nth: 1, executed: true }] },
  "before a removal in the middle": { people: 31, moments: [{ match: removal, nth: 30, executed: false }] },
  "at the last removal": { people: 32, moments: [{ match: removal, nth: 64, executed: true }] },
  "while its card is shown": { people: 33, moments: [{ match: update, nth: 2, executed: true }] },
  "three times": {
    people: 60,
    moments: [20, 20, 20].map((nth, index) => ({ match: removal, nth, executed: index % 2 === 0 })),
  },
};

onEachDatabase({ title: "kill -9 during a bulk" }, (stage) => {
  for (const [name, { people: size, moments }] of Object.entries(bulks)) {
    it(`${name}: everybody is finished, once`, async () => {
      const { world, watch, crew } = stage;
      await crew.front();
      const people = watch.people(size, methods);
      const summary = await watch.summaryOf(people);
      let bot = crew.front();
      const [first, ...later] = moments.map((moment) => () => killAt(world, bot, moment));
      const dead = first?.();
      await watch.olivia.press(summary, "reset.confirm");
      await dead;
      for (const next of later) {
        bot = crew.relieve();
        await next();
      }
      await crew.relieve();
      await watch.endsWell(summary, people);
    });
  }
});
