import type { EffectiveRule } from "../../core/access.ts";
import { authorize, mayFindPeople } from "../../core/authorize.ts";
import type { Wanted } from "../../core/command.ts";
import type { Details } from "../../core/details.ts";
import type { Excluded } from "../../core/excluded.ts";
import { customerByName, ruleFor } from "../../core/find-access.ts";
import { type PendingReset, pendingLifetimeMs } from "../../core/pending-reset.ts";
import type { Customer, Operator, Target } from "../../core/people.ts";
import { planReset } from "../../core/plan-reset.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { OperatorStanding } from "../../core/standing.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { Audit } from "../audit/audit.ts";
import { inParallel } from "../in-parallel.ts";
import type { OpenTenant, TenantAccess } from "../tenants/open-tenant.ts";
import type { Choice, ChoiceStore } from "./choice-store.ts";
import type { ResetStore } from "./reset-store.ts";
import { type Resolved, resolvePeople } from "./resolve-people.ts";

export interface PrepareDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly resets: ResetStore;
  readonly choices: ChoiceStore;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface PrepareRequest {
  readonly operator: Operator;
  /** The only conversation whose card may confirm what is prepared here. */
  readonly conversationId: string;
  readonly wanted: Wanted;
  readonly inCustomer?: string;
  readonly details: Details;
}

export type Prepared =
  | {
      readonly kind: "review";
      readonly batchId: string;
      readonly resets: readonly PendingReset[];
      readonly excluded: readonly Excluded[];
      readonly rule: EffectiveRule;
    }
  | { readonly kind: "choose"; readonly choice: Choice; readonly more: boolean; readonly searched: string }
  | { readonly kind: "nobody"; readonly excluded: readonly Excluded[] };

export type Prepare = (request: PrepareRequest) => Promise<Prepared>;

/** How many people are looked up at a time: enough to be quick, few enough to leave the tenant's budget to others. */
const width = 4;

/** Finds the people, decides, plans, and keeps the plans under opaque ids for ten minutes. */
export function createPrepare(deps: PrepareDeps): Prepare {
  return async (request) => {
    const customer = customerOf(deps, request.inCustomer);
    const tenant = await deps.openTenant(request.operator, customer.tenantId);
    const operatorStanding = await tenant.standings.ofOperator();
    const desk = { access: deps.access.current(), operator: request.operator, operatorStanding, customer };
    if (!mayFindPeople(desk)) throw new Problem("desk-role-missing", { customerName: customer.name });

    const resolved = await resolvePeople(tenant.people, request.wanted, customer.name);
    if (resolved.choice) return choose(deps, request, { ...resolved.choice, searched: customer.name });
    if (resolved.found.length > ruleFor(desk.access, customer).bulkCap) {
      throw new Problem("too-many-people", { customerName: customer.name });
    }
    return review(deps, request, { tenant, operatorStanding, customer, resolved });
  };
}

function customerOf({ access, home }: PrepareDeps, inCustomer: string | undefined): Customer {
  if (inCustomer === undefined) return home;
  const customer = customerByName(access.current(), home, inCustomer);
  if (!customer) throw new Problem("customer-unknown", { customerName: inCustomer });
  if (!customer.home) throw new Problem("customer-not-yet", { customerName: customer.name });
  return customer;
}

async function choose(
  { choices, newId, now }: PrepareDeps,
  { operator, conversationId, details }: PrepareRequest,
  { asked, offered, more, searched }: NonNullable<Resolved["choice"]> & { searched: string },
): Promise<Prepared> {
  const expiresAt = new Date(now().getTime() + pendingLifetimeMs).toISOString();
  const choice: Choice = { id: newId(), operator, conversationId, asked, offered, details, expiresAt };
  await choices.save(choice);
  return { kind: "choose", choice, more, searched };
}

interface Scene {
  readonly tenant: TenantAccess;
  readonly operatorStanding: OperatorStanding;
  readonly customer: Customer;
  readonly resolved: Resolved;
}

async function review(deps: PrepareDeps, request: PrepareRequest, scene: Scene): Promise<Prepared> {
  const batchId = deps.newId();
  const looks = await inParallel(scene.resolved.found, width, (target) => look(deps, request, { ...scene, target }));
  const excluded = [...scene.resolved.excluded, ...looks.flatMap((seen) => ("why" in seen ? [seen] : []))];
  const resets = looks
    .flatMap((seen) => ("why" in seen ? [] : [seen]))
    .map((reset, position) => ({ ...reset, batchId, position }));
  if (resets.length === 0) return { kind: "nobody", excluded };
  await deps.resets.save(resets);
  return { kind: "review", batchId, resets, excluded, rule: ruleFor(deps.access.current(), scene.customer) };
}

type Draft = Omit<PendingReset, "batchId" | "position">;

/** One person: decided first, so that the methods of somebody out of reach are not even read. */
async function look(
  deps: PrepareDeps,
  request: PrepareRequest,
  scene: Scene & { target: Target },
): Promise<Draft | Excluded> {
  const { tenant, target, customer, operatorStanding } = scene;
  try {
    const targetStanding = await tenant.standings.ofTarget(target.objectId);
    const access = deps.access.current();
    const decision = authorize({
      access,
      operator: request.operator,
      operatorStanding,
      customer,
      target,
      targetStanding,
    });
    if (!decision.allowed) {
      const at = deps.now().toISOString();
      await deps.audit.record({ kind: "denied", operator: request.operator, at, target, denial: decision.denial.why });
      return { why: "denied", target, denial: decision.denial };
    }
    return await draft(deps, request, { tenant, target, administrator: decision.targetIsAdministrator });
  } catch (error) {
    const problem = asProblem(error);
    if (isAboutEverybody(problem)) throw problem;
    return { why: "could-not-read", asked: target.displayName, problem: problem.code };
  }
}

/** Not this one person's trouble: the whole command waits or stops. */
function isAboutEverybody({ code }: Problem): boolean {
  return !code.startsWith("graph-") && code !== "person-gone";
}

async function draft(
  { resets, now, newId }: PrepareDeps,
  { operator, conversationId, details }: PrepareRequest,
  { tenant, target, administrator }: { tenant: TenantAccess; target: Target; administrator: boolean },
): Promise<Draft | Excluded> {
  const reading = await tenant.methods.read(target.objectId);
  const at = now();
  const plan = planReset(target, reading, at);
  if (plan.removals.length === 0) {
    return { why: "nothing-to-reset", target, kept: plan.kept, hardwareUnread: plan.hardwareUnreadable !== undefined };
  }
  const lastResetAt = await resets.lastReset(target, new Date(at.getTime() - 24 * 60 * 60 * 1000));
  return {
    id: newId(),
    operator,
    conversationId,
    plan,
    administrator,
    ...(lastResetAt !== undefined && { lastResetAt }),
    state: "pending",
    details,
    steps: [],
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + pendingLifetimeMs).toISOString(),
  };
}
