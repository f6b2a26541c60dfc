import { accessGroups, isInAccessFile } from "../../core/access/find-access.ts";
import { type Customer, type Operator, sameId } from "../../core/directory/people.ts";
import { asProblem, type Problem } from "../../core/problem.ts";
import type { AccessSource } from "../access/access-source.ts";
import { inParallel } from "../in-parallel.ts";
import type { Log } from "../log.ts";
import type { Preferences } from "../preferences/preferences.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";
import type { EndSignIn } from "./end-sign-in.ts";
import { signedInOperators } from "./signed-in-operators.ts";
import type { TokenPartitions } from "./token-partitions.ts";

/** Ends the sign-in of everybody who may no longer work here; how many that were. Run every few minutes. */
export type Sweep = () => Promise<number>;

export interface SweepDeps {
  readonly partitions: Pick<TokenPartitions, "list">;
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly preferences: Preferences;
  readonly endSignIn: EndSignIn;
  readonly log: Log;
}

type Why = "not in the access file" | "account disabled or gone" | "sign-in ended" | "left a group with customers";

/** Operators looked at a time; each costs a few requests. */
const width = 2;

export function createSweep(deps: SweepDeps): Sweep {
  return async () => {
    const signedIn = await signedInOperators(deps.partitions);
    const ended = await inParallel(signedIn, width, async ({ operator }) => {
      const why = await whyToEnd(operator, deps).catch((err: unknown) => {
        // Not known is no reason: whoever can't be asked about now is asked about again soon.
        deps.log.warn({ operator: operator.objectId, err }, "An operator could not be looked at by the sweep.");
        return undefined;
      });
      if (why === undefined) return false;
      await deps.endSignIn(operator);
      deps.log.warn({ operator: operator.objectId, why }, "An operator's sign-in was ended.");
      return true;
    });
    return ended.filter(Boolean).length;
  };
}

async function whyToEnd(operator: Operator, deps: SweepDeps): Promise<Why | undefined> {
  const access = deps.access.current();
  const { objectId } = operator;
  // Without a group in the file nothing has to be asked.
  const named = isInAccessFile(access, { objectId, groups: [] });
  if (!named && accessGroups(access).length === 0) return "not in the access file";
  try {
    const tenant = await deps.openTenant(operator, deps.home.tenantId, { fresh: true });
    const { groups } = await tenant.standings.ofOperator({ fresh: true });
    if (!isInAccessFile(access, { objectId, groups })) return "not in the access file";
    return (await hasLeftCustomers(operator, { tenant, groups }, deps)) ? "left a group with customers" : undefined;
  } catch (error) {
    const why = goneFor(asProblem(error));
    if (!why) throw error;
    return why;
  }
}

/** Entra was asked for a new token just now: its no is about the account, not about a moment. */
function goneFor({ code, context }: Problem): Why | undefined {
  if (code === "sign-in-refused") return "account disabled or gone";
  return code === "sign-in-needed" && context.claims === undefined ? "sign-in ended" : undefined;
}

/** Groups are compared with the last sweep's; only where one was lost are the delegations read. */
async function hasLeftCustomers(
  operator: Operator,
  { tenant, groups }: { tenant: TenantAccess; groups: readonly string[] },
  { preferences }: SweepDeps,
): Promise<boolean> {
  const { groups: before = [] } = await preferences.of(operator);
  const lost = before.filter((id) => !groups.some((group) => sameId(group, id)));
  if (lost.length > 0 || before.length !== groups.length) await preferences.set(operator, { groups });
  return lost.length > 0 && (await areDelegated(tenant, lost));
}

async function areDelegated({ delegated }: TenantAccess, groups: readonly string[]): Promise<boolean> {
  const active = (await delegated.delegations()).filter(({ status }) => status === "active");
  const assignments = await inParallel(active, 8, ({ id }) => delegated.assignments(id));
  return assignments.flat().some(({ groupId }) => groups.some((group) => sameId(group, groupId)));
}
