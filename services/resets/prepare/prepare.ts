import type { Action } from "../../../core/access/actions.ts";
import { ruleForTargets } from "../../../core/access/rule-for-targets.ts";
import type { Wanted } from "../../../core/command.ts";
import type { Details } from "../../../core/details.ts";
import type { Operator, Target } from "../../../core/directory/people.ts";
import type { ListRow, PeopleList } from "../../../core/lists/people-list.ts";
import { Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { type PendingReset, pendingLifetimeMs } from "../../../core/reset/pending-reset.ts";
import { mostOnOneCard, type Summary } from "../../../core/reset/summary.ts";
import type { CustomersFor, Reach } from "../../customers/customers-for.ts";
import { inParallel } from "../../in-parallel.ts";
import type { CapFor } from "./cap-for.ts";
import type { Choice, ChoiceStore } from "./choice-store.ts";
import { type LookDeps, lookAt } from "./look-at.ts";
import type { PrepareList } from "./prepare-list.ts";
import type { Prepared, Searched } from "./prepared.ts";
import { type Resolved, resolvePeople } from "./resolve-people.ts";
import { createSearchPeople } from "./search-people.ts";
import type { SummaryStore } from "./summary-store.ts";

export interface PrepareDeps extends LookDeps {
  readonly customersFor: CustomersFor;
  readonly choices: ChoiceStore;
  readonly timeout: (ms: number) => AbortSignal;
  readonly prepareList: PrepareList;
  readonly capFor: CapFor;
  readonly summaries: SummaryStore;
}

export interface PrepareRequest {
  readonly operator: Operator;
  /** The only conversation whose card may confirm what is prepared here. */
  readonly conversationId: string;
  readonly wanted: Wanted;
  readonly inCustomer?: string;
  readonly details: Details;
  /** Unset: reset. */
  readonly act?: Action;
  /** The view it was asked from. */
  readonly from?: string;
}

export type Prepare = (request: PrepareRequest) => Promise<Prepared>;

/** How many people are looked up at a time: enough to be quick, few enough to leave the tenant's budget to others. */
const width = 4;

/** Finds the people in the operator's customers, decides, plans, and keeps the plans under opaque ids for ten minutes. */
export function createPrepare(deps: PrepareDeps): Prepare {
  return async (request) => {
    const listed = exactRows(request.wanted);
    if (listed) return ofList(deps, request, { rows: listed, bad: [] });
    const reach = await deps.customersFor(request.operator, request.inCustomer);
    const search = createSearchPeople(deps, request.operator, reach);
    const resolved = await resolvePeople(search, request.wanted);
    const where = { act: request.act ?? "reset", ...searchedOf(resolved, reach) };
    if (resolved.choice) return { ...where, ...(await choose(deps, request, resolved.choice)) };
    await checkCap(deps, request.operator, resolved.found);
    if (resolved.found.length <= mostOnOneCard) return { ...where, ...(await review(deps, request, resolved)) };
    const { excluded } = resolved;
    const rows = resolved.found.map(({ tenantId, objectId: value }) => ({
      line: 0,
      named: { by: "id", value, tenantId } as const,
    }));
    return { ...where, ...(await deps.prepareList({ ...request, list: { rows, bad: [] }, excluded })) };
  };
}

/** More people than one card takes, each named for certain: nothing has to be chosen, so they are read as a list. */
function exactRows({ parts }: Wanted): ListRow[] | undefined {
  const exact = parts.filter((part) => part.by === "address" || part.by === "id");
  if (parts.length <= mostOnOneCard || exact.length < parts.length) return undefined;
  return exact.map((named) => ({ line: 0, named }));
}

async function ofList(deps: PrepareDeps, request: PrepareRequest, list: PeopleList): Promise<Prepared> {
  const nowhere = { act: request.act ?? "reset", searched: [], silent: [], unsearched: 0 } as const;
  const { wanted: _, ...asked } = request;
  return { ...nowhere, ...(await deps.prepareList({ ...asked, list })) };
}

/** One person needs no question of who may do how many. */
async function checkCap({ capFor }: PrepareDeps, operator: Operator, found: readonly Target[]): Promise<void> {
  if (found.length < 2) return;
  const tenantIds = [...new Set(found.map(({ tenantId }) => tenantId))];
  if (found.length <= (await capFor(operator, tenantIds))) return;
  const customers = [...new Set(found.map(({ customerName }) => customerName))];
  throw new Problem("too-many-people", { customerName: customers.join(", ") });
}

function searchedOf({ searched, silent }: Resolved, { unsearched }: Reach): Omit<Searched, "act"> {
  return { searched, silent, unsearched };
}

async function choose(
  { choices, newId, now }: PrepareDeps,
  { operator, conversationId, details, act }: PrepareRequest,
  { asked, offered, more }: NonNullable<Resolved["choice"]>,
) {
  const expiresAt = new Date(now().getTime() + pendingLifetimeMs).toISOString();
  const choice: Choice = {
    id: newId(),
    operator,
    conversationId,
    asked,
    offered,
    details,
    expiresAt,
    ...(act && { act }),
  };
  await choices.save(choice);
  return { kind: "choose", choice, more } as const;
}

async function review(deps: PrepareDeps, request: PrepareRequest, resolved: Resolved) {
  const batchId = deps.newId();
  const looks = await inParallel(resolved.found, width, (target) => lookAt(target, request, deps));
  const excluded = [...resolved.excluded, ...looks.flatMap((seen) => ("why" in seen ? [seen] : []))];
  const resets = looks
    .flatMap((seen) => ("why" in seen ? [] : [seen]))
    .map((reset, position) => ({ ...reset, batchId, position }));
  if (resets.length === 0) return { kind: "nobody", excluded } as const;
  await keep(deps, request, { batchId, resets, excluded });
  const targets = resets.map(({ plan }) => plan.target);
  const rule = ruleForTargets(deps.access.current(), deps.home, targets);
  return { kind: "review", batchId, resets, excluded, rule } as const;
}

/** With who is not part of it, so that a card that is shown again says so again. */
async function keep(
  { summaries }: PrepareDeps,
  { operator, conversationId, details, act = "reset", from }: PrepareRequest,
  { batchId, resets, excluded }: { batchId: string; resets: readonly PendingReset[]; excluded: readonly Excluded[] },
): Promise<void> {
  const asked = resets.length + excluded.length;
  const summary: Summary = {
    ...{ batchId, operator, conversationId, act, details },
    ...(from !== undefined && { from }),
    ...{ state: "ready", asked, read: asked, people: resets.length },
    ...(resets[0] && { expiresAt: resets[0].expiresAt }),
  };
  await summaries.add(summary, { resets, excluded, read: asked });
}
