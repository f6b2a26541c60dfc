import { customersByTenant } from "../../core/access/find-access.ts";
import { type CustomerState, reachesMethods } from "../../core/directory/customer-state.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import type { AccessSource } from "../access/access-source.ts";
import { inParallel } from "../in-parallel.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";
import type { ReadRecords } from "./delegated-records.ts";
import { readCustomerState } from "./read-customer-state.ts";

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

/** Customers looked at a time. */
const width = 8;

export function createCustomerStates(deps: CustomerStatesDeps): CustomerStates {
  return {
    async read(operator, customers, { fresh = false } = {}) {
      if (fresh) await forget(operator, deps);
      const records = customers.every(({ home }) => home) ? undefined : await deps.records.of(operator);
      return inParallel(customers, width, (customer) =>
        customer.home
          ? readHomeState(operator, customer, deps)
          : readCustomerState({ operator, customer, records, fresh }, deps),
      );
    },
    async notAccepted(operator) {
      const { customers = [] } = (await deps.records.of(operator)) ?? {};
      const access = deps.access.current();
      return customers
        .filter(({ tenantId }) => !customersByTenant(access, deps.home, tenantId))
        .map(({ tenantId, name = tenantId }) => ({
          customer: { tenantId, name, home: false },
          state: "not-accepted",
        }));
    },
  };
}

/** Groups decide everywhere, so the home tenant is asked anew too. */
async function forget(operator: Operator, { records, openTenant, home }: CustomerStatesDeps): Promise<void> {
  records.forget(operator);
  const tenant = await openTenant(operator, home.tenantId, { fresh: true });
  await tenant.standings.ofOperator({ fresh: true });
}

async function readHomeState(
  operator: Operator,
  customer: Customer,
  { openTenant }: CustomerStatesDeps,
): Promise<CustomerState> {
  const tenant = await openTenant(operator, customer.tenantId);
  const { entraRoles } = await tenant.standings.ofOperator();
  const ready = entraRoles === undefined || reachesMethods(entraRoles);
  return { customer, state: ready ? "ready" : "role-missing", ...(entraRoles && { entraRoles }) };
}
