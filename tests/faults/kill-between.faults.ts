import { postgres } from "./databases.ts";
import { holdTable } from "./hold-table.ts";
import { onDatabase } from "./on-each-database.ts";

const removal = { service: "graph", method: "DELETE" } as const;
const reading = { service: "graph", method: "GET", path: "/authentication/methods" } as const;

/** What Graph has just answered when the database stops taking anything of this kind. */
const moments = {
  "before the beginning is recorded": { match: reading, nth: 1, table: "audit_entries" },
  "when the beginning is recorded, before the state says so": { match: reading, nth: 1, table: "pending_resets" },
  "before the first removal is recorded": { match: removal, nth: 1, table: "audit_entries" },
  "when the first removal is recorded, before its step is kept": { match: removal, nth: 1, table: "pending_resets" },
  "before the last removal is recorded": { match: removal, nth: 5, table: "audit_entries" },
  "when the last removal is recorded, before its step is kept": { match: removal, nth: 5, table: "pending_resets" },
  "before the end is kept": { match: reading, nth: 2, table: "pending_resets" },
  "when the end is kept, before it is recorded": { match: reading, nth: 2, table: "audit_entries" },
} as const;

onDatabase(postgres, { title: "kill -9 between an answer of Graph and what is written down of it" }, (stage) => {
  for (const [name, { match, nth, table }] of Object.entries(moments)) {
    it(`${name}: it is finished, once`, async () => {
      const { world, watch, crew } = stage;
      const bot = await crew.front();
      const people = watch.people(1, 5);
      const summary = await watch.summaryOf(people);
      const held = Promise.withResolvers<Awaited<ReturnType<typeof holdTable>>>();
      world.microsoft.faults.add({
        match,
        after: nth - 1,
        times: 1,
        meanwhile: async () => {
          held.resolve(await holdTable(world.env["DATABASE_URL"] ?? "", table));
        },
      });
      await watch.olivia.press(summary, "reset.confirm");
      const hold = await held.promise;
      await hold.awaited();
      await bot.kill();
      await hold.letGo();
      await crew.relieve();
      await watch.endsWell(summary, people);
    });
  }
});
