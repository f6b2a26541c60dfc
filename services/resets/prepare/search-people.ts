import type { Customer, Operator, Target } from "../../../core/directory/people.ts";
import type { SilentCustomer } from "../../../core/directory/silent-customer.ts";
import { type AskDeps, askCustomer, type CustomerAnswer } from "../../customers/ask-customer.ts";
import type { Reach, Rounds } from "../../customers/customers-for.ts";
import { inParallel } from "../../in-parallel.ts";
import type { FindPeople } from "../../tenants/open-tenant.ts";

/** Who was found, in which customers, and which of them gave no answer. */
export interface Hits {
  readonly people: readonly Target[];
  readonly searched: readonly Customer[];
  readonly silent: readonly SilentCustomer[];
}

/** People of all the customers in reach, found at once. Who gives no answer is named; where nobody does, the trouble is thrown. */
export interface SearchPeople {
  byName(name: string): Promise<Hits>;
  byAddress(address: string): Promise<Hits>;
  byId(objectId: string, tenantId?: string): Promise<Hits>;
}

/** Customers asked at a time: each may need a token first, and all tokens of an operator are kept in one place. */
const width = 8;

type Ask = (people: FindPeople) => Promise<readonly Target[]>;

interface Asked {
  readonly customer: Customer;
  readonly said: CustomerAnswer<readonly Target[]>;
}

export function createSearchPeople(deps: AskDeps, operator: Operator, reach: Reach): SearchPeople {
  return {
    byName: (name) => inRounds([reach.forNames], (people) => people.byName(name)),
    byAddress: async (address) => inRounds(await reach.forAddress(address), (people) => people.byAddress(address)),
    byId: (objectId, tenantId) =>
      inRounds(reach.forId(tenantId), async (people) => orNone(await people.byId(objectId))),
  };

  async function inRounds(rounds: Rounds, ask: Ask): Promise<Hits> {
    const all: Asked[] = [];
    for (const round of rounds) {
      const answers = await inParallel(round, width, (customer) => askOne(customer, ask));
      all.push(...answers);
      if (answers.some((one) => peopleOf(one).length > 0)) break;
    }
    const [first] = all;
    // Where nobody answers, the first one's trouble is the answer: a sign-in can be asked for, and the command goes on.
    if (first?.said.kind === "silent" && all.every(({ said }) => said.kind === "silent")) throw first.said.problem;
    return {
      people: all.flatMap(peopleOf),
      searched: all.flatMap(({ customer, said }) => (said.kind === "answered" ? [customer] : [])),
      silent: all.flatMap(({ said }) => (said.kind === "silent" ? [said.silent] : [])),
    };
  }

  async function askOne(customer: Customer, ask: Ask): Promise<Asked> {
    return { customer, said: await askCustomer(deps, { operator, customer }, ({ people }) => ask(people)) };
  }
}

const peopleOf = ({ said }: Asked) => (said.kind === "answered" ? said.answer : []);

const orNone = (target: Target | undefined): Target[] => (target ? [target] : []);
