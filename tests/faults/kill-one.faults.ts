import type { Moment } from "./kill-at.ts";
import { killedOnce } from "./killed-once.ts";
import { onEachDatabase } from "./on-each-database.ts";

const methods = 5;
const removal = { service: "graph", method: "DELETE" } as const;
const update = { service: "connector", method: "PUT" } as const;
const reading = { service: "graph", method: "GET", path: "/authentication/methods" } as const;
/** The first reading after Confirm is for the second check. */
const proof = { match: reading, nth: 2 };

const removals = Array.from({ length: methods }, (_, index) => index + 1);

const moments: Readonly<Record<string, Moment>> = {
  "before it has begun": { match: reading, nth: 1, executed: false },
  ...Object.fromEntries(
    removals.flatMap((nth) => [
      [`before removal ${nth} reaches Graph`, { match: removal, nth, executed: false }],
      [`before the answer to removal ${nth} is heard`, { match: removal, nth, executed: true }],
    ]),
  ),
  "during the proof": { ...proof, executed: true },
  "before the next card after the proof is taken": { match: update, nth: 1, executed: false, since: proof },
  "when that card is taken": { match: update, nth: 1, executed: true, since: proof },
};

onEachDatabase({ title: "kill -9 during a reset" }, (stage) => {
  for (const [name, moment] of Object.entries(moments)) {
    it(`${name}: it is finished, once`, () => killedOnce(stage, { moment, people: 1, methods }));
  }
});
