import type { Customer, Operator, Target } from "../../core/people.ts";
import { asProblem, Problem, type ProblemCode } from "../../core/problem.ts";
import type { SilentCustomer } from "../../core/silent-customer.ts";
import type { Reach, Rounds } from "../customers/customers-for.ts";
import { inParallel } from "../in-parallel.ts";
import type { FindPeople, OpenTenant } from "../tenants/open-tenant.ts";

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

export interface SearchDeps {
  readonly openTenant: OpenTenant;
  readonly timeout: (ms: number) => AbortSignal;
}

/** How long one customer may take before the others' answer is shown without it. */
const longestSearchMs = 8000;
/** Customers asked at a time: each may need a token first, and all tokens of an operator are kept in one place. */
const width = 8;

type Ask = (people: FindPeople) => Promise<readonly Target[]>;

type Answer =
  | { readonly customer: Customer; readonly people: readonly Target[] }
  | { readonly silent: SilentCustomer; readonly problem: Problem };

export function createSearchPeople(deps: SearchDeps, operator: Operator, reach: Reach): SearchPeople {
  return {
    byName: (name) => inRounds([reach.forNames], (people) => people.byName(name)),
    byAddress: async (address) => inRounds(await reach.forAddress(address), (people) => people.byAddress(address)),
    byId: (objectId, tenantId) =>
      inRounds(reach.forId(tenantId), async (people) => orNone(await people.byId(objectId))),
  };

  async function inRounds(rounds: Rounds, ask: Ask): Promise<Hits> {
    const all: Answer[] = [];
    for (const round of rounds) {
      const answers = await inParallel(round, width, (customer) => askOne(customer, ask));
      all.push(...answers);
      if (answers.some((answer) => "people" in answer && answer.people.length > 0)) break;
    }
    const [first] = all;
    // Where nobody answers, the first one's trouble is the answer: a sign-in can be asked for, and the command goes on.
    if (first && "problem" in first && all.every((answer) => "problem" in answer)) throw first.problem;
    return {
      people: all.flatMap((answer) => ("people" in answer ? answer.people : [])),
      searched: all.flatMap((answer) => ("people" in answer ? [answer.customer] : [])),
      silent: all.flatMap((answer) => ("silent" in answer ? [answer.silent] : [])),
    };
  }

  async function askOne(customer: Customer, ask: Ask): Promise<Answer> {
    const signal = deps.timeout(longestSearchMs);
    const search = async () => ask((await deps.openTenant(operator, customer.tenantId, { signal })).people);
    try {
      return { customer, people: await Promise.race([search(), elapsed(signal)]) };
    } catch (error) {
      if (signal.aborted) return silence(customer, "slow");
      const problem = asProblem(error);
      if (!isOfOneCustomer(problem)) throw problem;
      return silence(customer, problem.code, problem);
    }
  }
}

function silence(customer: Customer, reason: SilentCustomer["reason"], problem?: Problem): Answer {
  const { tenantId, name: customerName } = customer;
  const code = reason === "slow" ? "graph-unreachable" : reason;
  return {
    silent: { tenantId, customerName, reason },
    problem: new Problem(code, { ...problem?.context, tenantId, customerName, cause: problem }),
  };
}

const ofOneCustomer: readonly ProblemCode[] = [
  "sign-in-needed",
  "sign-in-refused",
  "sign-in-blocked",
  "no-access-path",
  "consent-missing",
  "customer-not-served",
  "person-gone",
];

/** One customer's trouble; anything else (the store, the bot's own credential, a foreign token) stops the command. */
export function isOfOneCustomer({ code }: Problem): boolean {
  return code.startsWith("graph-") || ofOneCustomer.includes(code);
}

function elapsed(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Problem("graph-unreachable"));
    });
  });
}

const orNone = (target: Target | undefined): Target[] => (target ? [target] : []);
