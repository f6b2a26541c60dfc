import type { OperatorStanding } from "../../../core/access/standing.ts";
import { delegatedRoles } from "../../../core/directory/customer-state.ts";
import { type Operator, sameId } from "../../../core/directory/people.ts";
import type { Log } from "../../log.ts";
import { createReadDelegated } from "./read-gdap.ts";
import type { TenantGraph } from "./read-json.ts";
import { readMemberships } from "./standings.ts";

const lifetimeMs = 5 * 60_000;

export interface OperatorStandings {
  /** Standing of this operator in one tenant. `home`: their way to the home tenant, where their groups are. */
  read(
    operator: Operator,
    tenantId: string,
    options: { home: TenantGraph; fresh?: boolean },
  ): Promise<OperatorStanding>;
}

export interface StandingDeps {
  readonly now: () => Date;
  readonly log: Log;
}

/** Remembers standings for five minutes (facts/identity.md §2.4): they shape cards, "allowed" itself is never remembered. */
export function createOperatorStandings(deps: StandingDeps): OperatorStandings {
  const known = new Map<string, { readonly until: number; readonly standing: OperatorStanding }>();

  function forgetOld(): void {
    for (const [key, { until }] of known) if (until <= deps.now().getTime()) known.delete(key);
  }

  return {
    async read(operator, tenantId, { home, fresh = false }) {
      forgetOld();
      const key = `${operator.objectId}.${operator.tenantId} ${tenantId}`.toLowerCase();
      const remembered = fresh ? undefined : known.get(key);
      if (remembered) return remembered.standing;
      const standing = await readStanding({ operator, tenantId, home }, deps);
      known.set(key, { until: deps.now().getTime() + lifetimeMs, standing });
      return standing;
    },
  };
}

async function readStanding(
  { operator, tenantId, home }: { operator: Operator; tenantId: string; home: TenantGraph },
  deps: StandingDeps,
): Promise<OperatorStanding> {
  const memberships = readMemberships(home, operator.objectId);
  if (sameId(tenantId, operator.tenantId)) {
    const { groups, roles } = await memberships;
    if (!roles) deps.log.warn({ operator: operator.objectId }, notReadable);
    return { groups, ...(roles && { entraRoles: roles }) };
  }
  // In a customer's tenant the operator is no user whose roles could be listed (facts/identity.md §2.4).
  const [{ groups }, delegated] = await Promise.all([
    memberships,
    orUnknown(operator, deps, () => readDelegated(home, tenantId)),
  ]);
  const entraRoles = delegated && delegatedRoles({ ...delegated, groups, now: deps.now() });
  return { groups, ...(entraRoles && { entraRoles }) };
}

async function readDelegated(home: TenantGraph, tenantId: string) {
  const gdap = createReadDelegated(home);
  const delegations = await gdap.delegations(tenantId);
  const assignments = await Promise.all(delegations.map(({ id }) => gdap.assignments(id)));
  return { delegations, assignments: assignments.flat() };
}

const notReadable = "The operator's Entra roles could not be read.";

async function orUnknown<T>(
  { objectId: operator }: Operator,
  { log }: StandingDeps,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    log.warn({ operator, err: error }, notReadable);
    return undefined;
  }
}
