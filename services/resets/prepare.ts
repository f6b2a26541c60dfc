import type { EffectiveRule } from "../../core/access.ts";
import type { Action } from "../../core/actions.ts";
import type { Wanted } from "../../core/command.ts";
import type { Details } from "../../core/details.ts";
import type { Excluded } from "../../core/excluded.ts";
import { type PendingReset, pendingLifetimeMs } from "../../core/pending-reset.ts";
import type { Operator } from "../../core/people.ts";
import { Problem } from "../../core/problem.ts";
import { ruleForTargets } from "../../core/rule-for-targets.ts";
import type { SilentCustomer } from "../../core/silent-customer.ts";
import type { CustomersFor, Reach } from "../customers/customers-for.ts";
import { inParallel } from "../in-parallel.ts";
import type { Choice, ChoiceStore } from "./choice-store.ts";
import { type LookDeps, lookAt } from "./look-at.ts";
import { type Resolved, resolvePeople } from "./resolve-people.ts";
import { createSearchPeople } from "./search-people.ts";

export interface PrepareDeps extends LookDeps {
  readonly customersFor: CustomersFor;
  readonly choices: ChoiceStore;
  readonly timeout: (ms: number) => AbortSignal;
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

/** What was asked, and where it was looked for people, beside what came of it. */
export interface Searched {
  readonly act: Action;
  /** Names of the customers that answered. */
  readonly searched: readonly string[];
  readonly silent: readonly SilentCustomer[];
  /** How many other customers of the operator were not searched. */
  readonly unsearched: number;
}

export type Prepared = Searched &
  (
    | {
        readonly kind: "review";
        readonly batchId: string;
        readonly resets: readonly PendingReset[];
        readonly excluded: readonly Excluded[];
        readonly rule: EffectiveRule;
      }
    | { readonly kind: "choose"; readonly choice: Choice; readonly more: boolean }
    | { readonly kind: "nobody"; readonly excluded: readonly Excluded[] }
  );

export type Prepare = (request: PrepareRequest) => Promise<Prepared>;

/** How many people are looked up at a time: enough to be quick, few enough to leave the tenant's budget to others. */
const width = 4;

/** Finds the people in the operator's customers, decides, plans, and keeps the plans under opaque ids for ten minutes. */
export function createPrepare(deps: PrepareDeps): Prepare {
  return async (request) => {
    const reach = await deps.customersFor(request.operator, request.inCustomer);
    const search = createSearchPeople(deps, request.operator, reach);
    const resolved = await resolvePeople(search, request.wanted);
    const where = { act: request.act ?? "reset", ...searchedOf(resolved, reach) };
    if (resolved.choice) return { ...where, ...(await choose(deps, request, resolved.choice)) };
    const rule = ruleForTargets(deps.access.current(), deps.home, resolved.found);
    if (resolved.found.length > rule.bulkCap) {
      throw new Problem("too-many-people", { customerName: [...new Set(resolved.found.map(nameOf))].join(", ") });
    }
    return { ...where, ...(await review(deps, request, resolved)) };
  };
}

const nameOf = ({ customerName }: { customerName: string }) => customerName;

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
  await deps.resets.save(resets);
  const targets = resets.map(({ plan }) => plan.target);
  const rule = ruleForTargets(deps.access.current(), deps.home, targets);
  return { kind: "review", batchId, resets, excluded, rule } as const;
}
