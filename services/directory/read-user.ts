import { type Action, type CustomerStanding, everyAction, maySeePeople } from "../../core/access/actions.ts";
import { authorize, type Question } from "../../core/access/authorize.ts";
import type { Decision } from "../../core/access/decision.ts";
import { customersByTenant } from "../../core/access/find-access.ts";
import { roleName } from "../../core/access/roles.ts";
import type { TargetStanding } from "../../core/access/standing.ts";
import type { PersonDetails } from "../../core/directory/directory.ts";
import type { Operator } from "../../core/directory/people.ts";
import { asProblem, Problem, type ProblemCode } from "../../core/problem.ts";
import type { ResetPlan } from "../../core/reset/plan.ts";
import { planReset } from "../../core/reset/plan-reset.ts";
import { type DeskDeps, readDesk } from "./read-desk.ts";

export interface ReadUserDeps extends DeskDeps {
  readonly now: () => Date;
}

/** Everything that is shown of one person. What can't be read is said, never guessed. */
export interface UserFacts extends PersonDetails {
  /** Names of active Entra roles, for reading; unset: could not be read. */
  readonly roles?: readonly string[];
  /** What a reset would do with each method, and the default; or why the methods could not be read. */
  readonly methods: { readonly plan: ResetPlan } | Unreadable;
  /** May this operator act on this person? Unset: could not be decided, so no action is offered. */
  readonly decision?: Decision;
  /** Empty where the decision is no, or is missing. */
  readonly actions: readonly Action[];
  readonly readAt: string;
}

interface Unreadable {
  readonly unreadable: ProblemCode;
}

export interface UserAsked {
  readonly operator: Operator;
  readonly tenantId: string;
  readonly objectId: string;
}

/** Reads one person, everything at once. Nothing is asked of a customer in which the operator may not see people. */
export async function readUser(deps: ReadUserDeps, asked: UserAsked): Promise<UserFacts> {
  const standing = await standingIn(deps, asked);
  const { customer } = standing;
  const tenant = await deps.openTenant(asked.operator, customer.tenantId);
  const [details, targetStanding, methods, operatorStanding] = await Promise.all([
    tenant.directory.details(asked.objectId),
    orUnreadable(() => tenant.standings.ofTarget(asked.objectId)),
    orUnreadable(() => tenant.methods.read(asked.objectId)),
    tenant.standings.ofOperator(),
  ]);
  if (!details) throw new Problem("person-gone", { tenantId: customer.tenantId });
  const { person, more } = details;
  const now = deps.now();
  const question = { access: deps.access.current(), operator: asked.operator, operatorStanding, customer };
  return {
    person,
    more,
    ...judged({ ...question, target: person }, targetStanding),
    methods: "unreadable" in methods ? methods : { plan: planReset(person, methods, now) },
    readAt: now.toISOString(),
  };
}

async function standingIn(deps: ReadUserDeps, { operator, tenantId }: UserAsked): Promise<CustomerStanding> {
  const customer = customersByTenant(deps.access.current(), deps.home, tenantId);
  if (!customer) throw new Problem("customer-not-served", { tenantId });
  const [standing] = await readDesk(deps, operator, { customers: [customer] });
  if (!standing || !maySeePeople(standing)) throw new Problem("desk-role-missing", { customerName: customer.name });
  return standing;
}

/** Roles, decision and actions; without a standing nothing is decided and no action is offered. */
function judged(
  question: Omit<Question, "targetStanding">,
  targetStanding: TargetStanding | Unreadable,
): Pick<UserFacts, "roles" | "decision" | "actions"> {
  if ("unreadable" in targetStanding) return { actions: [] };
  const decision = authorize({ ...question, targetStanding });
  const roles = [...new Set(targetStanding.entraRoles.map(roleName))];
  return { roles, decision, actions: decision.allowed ? everyAction : [] };
}

/** A refusal about one part never hides the rest; what is no matter of Graph's is thrown. */
async function orUnreadable<T extends object>(read: () => Promise<T>): Promise<T | Unreadable> {
  try {
    return await read();
  } catch (error) {
    const problem = asProblem(error);
    if (!problem.code.startsWith("graph-") && problem.code !== "person-gone") throw problem;
    return { unreadable: problem.code };
  }
}
