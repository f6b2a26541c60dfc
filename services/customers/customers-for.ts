import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { DomainOwner } from "./domain-owner.ts";
import { namedCustomers } from "./named-customers.ts";
import type { OperatorsCustomers } from "./operators-customers.ts";
import type { Selection } from "./selection.ts";

/** Customers asked one group after the other, until somebody is found; those of a group at once. */
export type Rounds = readonly (readonly Customer[])[];

/** Where the people of one command are looked for. Only customers in the operator's reach ever come out of it. */
export interface Reach {
  /** Bare names: the named customers, or the selection. */
  readonly forNames: readonly Customer[];
  /** Ids and mentions: home, then the selection; with a tenant id, that customer only. Throws `customer-not-served`. */
  forId(tenantId?: string): Rounds;
  /** An address: the customer that owns its domain, then home (guests), then the selection. */
  forAddress(address: string): Promise<Rounds>;
  /** Customers in reach that no bare name is searched in. */
  readonly unsearched: number;
}

export type CustomersFor = (operator: Operator, inCustomer?: string) => Promise<Reach>;

export interface CustomersForDeps {
  readonly access: AccessSource;
  readonly home: Customer;
  readonly customersOf: OperatorsCustomers;
  readonly selection: Selection;
  readonly ownerOf: DomainOwner;
}

/** Throws `customer-unknown`, `desk-role-missing`, `no-customer-chosen`, `sign-in-needed`. */
export function createCustomersFor(deps: CustomersForDeps): CustomersFor {
  return async (operator, inCustomer) => {
    const { home, access } = deps;
    const named = inCustomer === undefined ? undefined : namedCustomers(access.current(), home, inCustomer);
    const reachable = await deps.customersOf(operator);
    const within = (tenantId: string) => reachable.find((customer) => sameId(customer.tenantId, tenantId));
    if (reachable.length === 0) throw new Problem("desk-role-missing", { customerName: (named?.[0] ?? home).name });
    if (named) return onlyIn(named, reachable);
    const { customers: selected } = await deps.selection.within(operator, reachable);
    if (selected.length === 0) throw new Problem("no-customer-chosen");
    const homeFirst = within(home.tenantId);
    const rounds = distinct([homeFirst ? [homeFirst] : [], selected]);
    return {
      forNames: selected,
      unsearched: reachable.length - selected.length,
      forId: (tenantId) => (tenantId === undefined ? rounds : [[only(within(tenantId), tenantId)]]),
      async forAddress(address) {
        // With one customer there is nothing to decide, and nothing is asked.
        const owner = reachable.length === 1 ? undefined : await deps.ownerOf(operator, domainOf(address));
        const first = owner === undefined ? undefined : within(owner);
        return distinct([first ? [first] : [], ...rounds]);
      },
    };
  };
}

function onlyIn(named: readonly Customer[], reachable: readonly Customer[]): Reach {
  const foreign = named.find((one) => !reachable.some(({ tenantId }) => sameId(tenantId, one.tenantId)));
  if (foreign) throw new Problem("desk-role-missing", { customerName: foreign.name });
  const rounds = [named];
  const within = (tenantId: string) => named.find((customer) => sameId(customer.tenantId, tenantId));
  return {
    forNames: named,
    unsearched: reachable.length - named.length,
    forId: (tenantId) => (tenantId === undefined ? rounds : [[only(within(tenantId), tenantId)]]),
    forAddress: () => Promise.resolve(rounds),
  };
}

function only(customer: Customer | undefined, tenantId: string): Customer {
  if (!customer) throw new Problem("customer-not-served", { tenantId });
  return customer;
}

/** Each customer in the first round that names it. */
function distinct(rounds: Rounds): Rounds {
  const seen = new Set<string>();
  const isNew = ({ tenantId }: Customer) => seen.size < seen.add(tenantId.toLowerCase()).size;
  return rounds.map((round) => round.filter(isNew)).filter((round) => round.length > 0);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
