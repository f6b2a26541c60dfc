import type { DirectoryUser, World } from "../../emulator/directory/world.ts";
import type { Emulator } from "../../emulator/start-emulator.ts";
import type { Limit } from "./share-of-ceiling.ts";
import { sowPeople } from "./sow-people.ts";
import { createTally, type Tally, type TallyFigures } from "./tally.ts";

export interface BulkFigures extends TallyFigures {
  /** When calls under the limit were answered, tenant by tenant; milliseconds since 1970. */
  readonly answered: readonly (readonly number[])[];
  /** Calls that came although Microsoft had said to wait. */
  readonly whileToldToWait: number;
}

export interface Crowd {
  /** Tenant ids. */
  readonly customers: readonly string[];
  /** How many people, spread evenly over the customers. */
  readonly people: number;
  /** How many methods each of them has that a reset removes. */
  readonly methods: number;
}

/** What the bench does with a stand-in for many people at once. */
export function createBulkVerbs(emulator: Emulator) {
  const { world, requests } = emulator;
  let tally: Tally | undefined;
  let sown: readonly string[] = [];
  let lists = 0;
  const running = () => {
    if (!tally) throw new Error("Nothing is counted: say beginTally first.");
    return tally;
  };
  return {
    /** New people. Returns the list of them as a CSV text, the customers in turn: the bot reads a list in its order. */
    sowCrowd: ({ customers, people, methods }: Crowd): string => {
      lists += 1;
      const each = Array.from({ length: people / customers.length }, (_, n) => `Bulk ${lists} ${n}`);
      const wanted = each.flatMap((name) => customers.map((tenantId) => ({ name, methods, tenantId })));
      sown = sowPeople(world, wanted);
      const rows = wanted.map(({ tenantId }, n) => {
        const { userPrincipalName = "" } = world.tenants.get(tenantId)?.users.get(sown[n] ?? "") ?? {};
        return `${userPrincipalName},${tenantId}`;
      });
      return ["userPrincipalName,customer", ...rows].join("\r\n");
    },
    /** Microsoft's limit for authentication methods in each tenant, from now on. */
    setLimit: (limit: Limit) => {
      world.conditions.methodCallsLimit = limit;
    },
    beginTally: () => {
      tally?.end();
      tally = createTally(requests);
    },
    tally: (): TallyFigures => running().figures(),
    endTally: (): BulkFigures => {
      const figures = running().figures();
      running().end();
      const tooSoon = Object.values(emulator.methodCalls()).map(({ whileToldToWait }) => whileToldToWait);
      const whileToldToWait = tooSoon.reduce((sum, calls) => sum + calls, 0);
      return { ...figures, answered: Object.values(running().answered()), whileToldToWait };
    },
    /** How many of the last crowd still have a method that a reset removes. */
    left: (): number => withMethods(world, sown, { least: 1 }).length,
    /** Watches those of the last crowd who have lost some of so many methods, and not all. Returns how many they are. */
    watchHalfDone: (methods: number): number => {
      const people = withMethods(world, sown, { least: 1, most: methods - 1 });
      running().watch(people);
      return people.length;
    },
    /** When each of them was asked about again, those whom it was; milliseconds since 1970. */
    askedAgain: () => running().firstAsked(),
  };
}

/** Those of these people who have so many methods beside the password. */
function withMethods(
  world: World,
  people: readonly string[],
  { least, most = Number.POSITIVE_INFINITY }: { least: number; most?: number },
): string[] {
  const ids = new Set(people);
  const users = [...world.tenants.values()].flatMap(({ users: all }) => [...all.values()]);
  const count = ({ methods }: DirectoryUser) => methods.length - 1;
  return users.filter((user) => ids.has(user.id) && count(user) >= least && count(user) <= most).map(({ id }) => id);
}
