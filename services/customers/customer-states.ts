import { type CustomerState, judgeWay, reachesMethods } from "../../core/customer-state.ts";
import { customersByTenant } from "../../core/find-access.ts";
import type { Customer, Operator } from "../../core/people.ts";
import { asProblem, type ProblemCode } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import { inParallel } from "../in-parallel.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";
import type { DelegatedRecords, ReadRecords } from "./delegated-records.ts";

export interface CustomerStates {
  /** How the operator stands to each of these; `fresh`: roles are read and a token is asked for anew. In the same order. */
  read(
    operator: Operator,
    customers: readonly Customer[],
    options?: { readonly fresh?: boolean },
  ): Promise<readonly CustomerState[]>;
  /** Customers in Microsoft's list that do not stand in the access file. */
  notAccepted(operator: Operator): Promise<readonly CustomerState[]>;
}

export interface CustomerStatesDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly records: ReadRecords;
  readonly consentLink: (tenantId: string) => string;
  readonly now: () => Date;
}

const width = 8;

export function createCustomerStates(deps: CustomerStatesDeps): CustomerStates {
  return {
    async read(operator, customers, { fresh = false } = {}) {
      if (fresh) await forget(operator);
      const records = customers.every(({ home }) => home) ? undefined : await deps.records.of(operator);
      return inParallel(customers, width, (customer) =>
        customer.home ? ofHome(operator, customer) : ofCustomer({ operator, customer, records, fresh }),
      );
    },
    async notAccepted(operator) {
      const records = await deps.records.of(operator);
      const foreign = (records?.customers ?? []).filter(
        ({ tenantId }) => !customersByTenant(deps.access.current(), deps.home, tenantId),
      );
      return foreign.map(({ tenantId, name = tenantId }) => ({
        customer: { tenantId, name, home: false },
        state: "not-accepted",
      }));
    },
  };

  async function forget(operator: Operator): Promise<void> {
    deps.records.forget(operator);
    const home = await deps.openTenant(operator, deps.home.tenantId, { fresh: true });
    await home.standings.ofOperator({ fresh: true });
  }

  async function ofHome(operator: Operator, customer: Customer): Promise<CustomerState> {
    const tenant = await deps.openTenant(operator, customer.tenantId);
    const { entraRoles } = await tenant.standings.ofOperator();
    const ready = entraRoles === undefined || reachesMethods(entraRoles);
    return { customer, state: ready ? "ready" : "role-missing", ...(entraRoles && { entraRoles }) };
  }

  async function ofCustomer(asked: Asked): Promise<CustomerState> {
    const { operator, customer, records, fresh } = asked;
    const judged = await judge(asked);
    // Who has no way in there asks for no token there.
    if (records && judged.state !== "ready" && judged.state !== "role-missing") return { customer, ...judged };
    try {
      const tenant = await deps.openTenant(operator, customer.tenantId, { fresh });
      if (fresh) await tenant.standings.ofOperator({ fresh: true });
      return { customer, ...judged };
    } catch (error) {
      const problem = asProblem(error);
      const state = troubleOf(problem.code);
      if (!state) throw problem;
      const { endsInDays } = judged;
      const ends = endsInDays === undefined ? {} : { endsInDays };
      const link = state === "consent-missing" ? { consentLink: deps.consentLink(customer.tenantId) } : {};
      return { customer, state, ...ends, ...link };
    }
  }

  /** Where the records can't be read, only the customer's own door tells. */
  async function judge({ customer, records }: Asked): Promise<Omit<CustomerState, "customer">> {
    // Microsoft's lists have come back empty for some callers (facts/identity.md §3.1): that proves nothing.
    if (!records || records.customers.length === 0) return { state: "ready" };
    return judgeWay({
      delegations: records.delegationsOf(customer.tenantId),
      assignments: await records.assignmentsOf(customer.tenantId),
      groups: records.groups,
      eligibleGroups: records.eligibleGroups,
      now: deps.now(),
    });
  }
}

interface Asked {
  readonly operator: Operator;
  readonly customer: Customer;
  readonly records: DelegatedRecords | undefined;
  readonly fresh: boolean;
}

const troubles: Partial<Record<ProblemCode, CustomerState["state"]>> = {
  "consent-missing": "consent-missing",
  "sign-in-needed": "sign-in-needed",
  "no-access-path": "not-in-gdap-group",
  "sign-in-blocked": "blocked",
  "sign-in-refused": "blocked",
};

/** What a closed door means for the list; undefined: nothing of this one customer. */
function troubleOf(code: ProblemCode): CustomerState["state"] | undefined {
  return troubles[code] ?? (code.startsWith("graph-") ? "unreachable" : undefined);
}
