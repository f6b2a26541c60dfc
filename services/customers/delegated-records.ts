import type { DelegatedAssignment, Delegation } from "../../core/directory/customer-state.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";
import { asProblem } from "../../core/problem.ts";
import { inParallel } from "../in-parallel.ts";
import type { DelegatedCustomer, OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";

/** What the home tenant knows of delegated administration, for one operator. */
export interface DelegatedRecords {
  readonly customers: readonly DelegatedCustomer[];
  readonly groups: readonly string[];
  readonly eligibleGroups: readonly string[];
  delegationsOf(tenantId: string): readonly Delegation[];
  /** Read once per customer, when somebody asks. */
  assignmentsOf(tenantId: string): Promise<readonly DelegatedAssignment[]>;
}

export interface ReadRecords {
  /** Cached five minutes per operator. Undefined: can't be read here (no GDAP in this cloud, not approved), so nothing is forecast. */
  of(operator: Operator): Promise<DelegatedRecords | undefined>;
  /** The next reading is a new one. */
  forget(operator: Operator): void;
}

const lifetimeMs = 5 * 60 * 1000;
/** Assignments read at a time. */
const width = 8;

export function createReadRecords(deps: {
  readonly openTenant: OpenTenant;
  readonly home: Customer;
  readonly now: () => Date;
}): ReadRecords {
  const known = new Map<string, { readonly until: number; readonly records: Promise<DelegatedRecords | undefined> }>();
  const keyOf = ({ objectId, tenantId }: Operator) => `${objectId}.${tenantId}`.toLowerCase();
  return {
    of(operator) {
      const now = deps.now().getTime();
      for (const [key, { until }] of known) if (until <= now) known.delete(key);
      const key = keyOf(operator);
      const remembered = known.get(key);
      if (remembered) return remembered.records;
      const records = readAll(operator);
      known.set(key, { until: now + lifetimeMs, records });
      // A failure is not remembered.
      records.catch(() => known.delete(key));
      return records;
    },
    forget: (operator) => void known.delete(keyOf(operator)),
  };

  async function readAll(operator: Operator): Promise<DelegatedRecords | undefined> {
    const home = await deps.openTenant(operator, deps.home.tenantId);
    try {
      return await readFrom(home);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "graph-forbidden" || problem.code === "person-gone") return undefined;
      throw problem;
    }
  }
}

async function readFrom({ delegated, standings }: TenantAccess): Promise<DelegatedRecords> {
  const [customers, delegations, eligibleGroups, { groups }] = await Promise.all([
    delegated.customers(),
    delegated.delegations(),
    delegated.eligibleGroups(),
    standings.ofOperator(),
  ]);
  const byTenant = Map.groupBy(delegations, (one) => one.tenantId.toLowerCase());
  const delegationsOf = (tenantId: string) => byTenant.get(tenantId.toLowerCase()) ?? [];
  const read = new Map<string, Promise<readonly DelegatedAssignment[]>>();
  const readAssignments = async (tenantId: string) => {
    const active = delegationsOf(tenantId).filter(({ status }) => status === "active");
    return (await inParallel(active, width, ({ id }) => delegated.assignments(id))).flat();
  };
  return {
    ...{ customers, groups, eligibleGroups, delegationsOf },
    assignmentsOf(tenantId) {
      const key = tenantId.toLowerCase();
      const reading = read.get(key) ?? readAssignments(tenantId);
      read.set(key, reading);
      reading.catch(() => read.delete(key));
      return reading;
    },
  };
}
