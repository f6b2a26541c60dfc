import { askedAs } from "../../../core/asked-as.ts";
import type { ListRow } from "../../../core/lists/people-list.ts";
import type { Priority } from "../../../core/pacing.ts";
import { asProblem, Problem, type ProblemCode } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { isOfOneCustomer } from "../../customers/ask-customer.ts";
import type { CustomersFor, Reach } from "../../customers/customers-for.ts";
import type { OpenTenant } from "../../tenants/open-tenant.ts";
import { type Draft, type LookDeps, type LookRequest, lookAt } from "./look-at.ts";
import { asExcluded, type Resolved, resolvePeople } from "./resolve-people.ts";
import { createSearchPeople } from "./search-people.ts";

export interface ReadRowDeps extends LookDeps {
  readonly customersFor: CustomersFor;
  readonly timeout: (ms: number) => AbortSignal;
  /** The process is to end: nothing more is asked. */
  readonly stopping: AbortSignal;
  readonly priority: Priority;
}

/** One row of a list → the person with their plan, or why not. Throws only what stops the whole list. */
export type ReadRow = (row: ListRow) => Promise<Draft | Excluded>;

/** A customer that gave no answer so often is not asked again for this list. */
const mostSilences = 3;
/** Longer than for a typed name: a list waits its turn behind everything else. */
const longestMs = 60_000;
/** Until it is ready nobody can confirm it, and it does not run out. */
const whileReadingMs = 24 * 60 * 60 * 1000;

export function createReadRow(deps: ReadRowDeps, request: LookRequest & { readonly inCustomer?: string }): ReadRow {
  const { operator } = request;
  const silences = new Map<string, number>();
  const openTenant = patiently(deps, silences);
  const reaches = new Map<string, Promise<Reach>>();
  const reachOf = (customer: string | undefined): Promise<Reach> => {
    const key = customer?.toLowerCase() ?? "";
    const reach = reaches.get(key) ?? deps.customersFor(operator, customer ?? request.inCustomer);
    reaches.set(key, reach);
    return reach;
  };
  const ask = { openTenant, timeout: () => deps.timeout(longestMs) };

  async function read({ named, customer, own }: ListRow): Promise<Draft | Excluded> {
    const search = createSearchPeople(ask, operator, await reachOf(customer));
    const resolved = await resolvePeople(search, { parts: [named] });
    for (const { tenantId } of resolved.silent) count(silences, tenantId);
    const [target] = resolved.found;
    if (!target) return notFound(askedAs(named), resolved);
    const look = await lookAt(target, request, { ...deps, openTenant });
    if (isUnreachable(look)) count(silences, target.tenantId);
    return "why" in look ? look : { ...look, ...asListed(look, deps.now()), ...(own && { own }) };
  }

  return async (row) => {
    try {
      const seen = await read(row);
      return "why" in seen ? { ...seen, ...lineOf(row) } : seen;
    } catch (error) {
      return { ...excludedBy(asProblem(error), row, deps.home.tenantId), ...lineOf(row) };
    }
  };
}

/** Who was ticked, or asked for again, stands in no line. */
export function lineOf(row: ListRow | undefined): { readonly line?: number } {
  return row && row.line > 0 ? { line: row.line } : {};
}

const isUnreachable = (look: Draft | Excluded): boolean =>
  "why" in look && look.why === "could-not-read" && look.problem === "graph-unreachable";

/** All ticks stay: many people are confirmed as they are. */
function asListed({ plan }: Draft, now: Date): Pick<PendingReset, "chosen" | "expiresAt"> {
  const chosen = plan.removals.map(({ method }) => method.id);
  return { chosen, expiresAt: new Date(now.getTime() + whileReadingMs).toISOString() };
}

function patiently({ openTenant, stopping, priority }: ReadRowDeps, silences: ReadonlyMap<string, number>): OpenTenant {
  return (operator, tenantId, options) => {
    stopping.throwIfAborted();
    const givenUp = (silences.get(tenantId.toLowerCase()) ?? 0) >= mostSilences;
    if (givenUp) return Promise.reject(new Problem("graph-unreachable", { tenantId }));
    const signal = options?.signal ? AbortSignal.any([options.signal, stopping]) : stopping;
    return openTenant(operator, tenantId, { ...options, priority, signal });
  };
}

function count(silences: Map<string, number>, tenantId: string): void {
  const key = tenantId.toLowerCase();
  silences.set(key, (silences.get(key) ?? 0) + 1);
}

/** Where somebody gave no answer, the person may well live there. */
function notFound(asked: string, resolved: Resolved): Excluded {
  const [silent] = resolved.silent;
  const reason = silent?.reason === "slow" ? "graph-unreachable" : silent?.reason;
  const [excluded] = reason === undefined ? asExcluded(resolved) : [];
  return excluded ?? { why: "could-not-read", asked, problem: reason ?? "graph-unexpected" };
}

/** What stands in the way of this row alone; anything else is thrown: the list waits or stops. */
const ofOneRow: readonly ProblemCode[] = ["customer-unknown", "desk-role-missing", "no-customer-chosen"];

function excludedBy(problem: Problem, { named, customer }: ListRow, homeTenantId: string): Excluded {
  const { code, context } = problem;
  if (code === "customer-unknown") return { why: "bad-row", asked: customer ?? named.value, fault: "unknown-customer" };
  const signedOut = code === "sign-in-needed" && (context.tenantId ?? homeTenantId) === homeTenantId;
  if (signedOut || !(ofOneRow.includes(code) || isOfOneCustomer(problem))) throw problem;
  return { why: "could-not-read", asked: askedAs(named), problem: code };
}
