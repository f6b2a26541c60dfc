import { type CustomerState, type Judged, judgeWay } from "../../core/directory/customer-state.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { asProblem, type ProblemCode } from "../../core/problem.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";
import type { DelegatedRecords } from "./delegated-records.ts";

export interface StateQuestion {
  readonly operator: Operator;
  readonly customer: Customer;
  /** Unset: the home tenant's records can't be read. */
  readonly records: DelegatedRecords | undefined;
  /** Roles are read and a token is asked for anew. */
  readonly fresh: boolean;
}

export interface StateDeps {
  readonly openTenant: OpenTenant;
  readonly consentLink: (tenantId: string) => string;
  readonly now: () => Date;
}

/** First the records at home, then the customer's own door: consent and policies show only there. */
export async function readCustomerState(question: StateQuestion, deps: StateDeps): Promise<CustomerState> {
  const { customer } = question;
  try {
    const judged = await judge(question, deps);
    // Who has no way in there asks for no token there.
    const opens = judged.state === "ready" || judged.state === "role-missing";
    return { customer, ...judged, ...(opens && (await knock(question, deps))) };
  } catch (error) {
    const problem = asProblem(error);
    // The records of this one customer, since the door's own trouble was understood.
    if (!problem.code.startsWith("graph-")) throw problem;
    return { customer, state: "unreachable" };
  }
}

async function judge({ customer, records }: StateQuestion, { now }: StateDeps): Promise<Judged> {
  // Microsoft's lists have come back empty for some callers (facts/identity.md §3.1): that proves nothing.
  if (!records || records.customers.length === 0) return { state: "ready" };
  const { groups, eligibleGroups } = records;
  return judgeWay({
    delegations: records.delegationsOf(customer.tenantId),
    assignments: await records.assignmentsOf(customer.tenantId),
    ...{ groups, eligibleGroups, now: now() },
  });
}

const troubles: Partial<Record<ProblemCode, CustomerState["state"]>> = {
  "consent-missing": "consent-missing",
  "sign-in-needed": "sign-in-needed",
  "no-access-path": "not-in-gdap-group",
  "sign-in-blocked": "blocked",
  "sign-in-refused": "blocked",
  "no-delegation-in-cloud": "not-in-this-cloud",
};

/** Is a token given there? Nothing where it is. */
async function knock({ operator, customer, fresh }: StateQuestion, deps: StateDeps): Promise<Partial<CustomerState>> {
  try {
    const tenant = await deps.openTenant(operator, customer.tenantId, { fresh });
    if (fresh) await tenant.standings.ofOperator({ fresh: true });
    return {};
  } catch (error) {
    const problem = asProblem(error);
    const state = troubles[problem.code];
    if (!state) throw problem;
    return { state, ...(state === "consent-missing" && { consentLink: deps.consentLink(customer.tenantId) }) };
  }
}
