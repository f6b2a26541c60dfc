import type { EffectiveRule } from "../../core/access/access.ts";
import type { Action } from "../../core/access/actions.ts";
import { customersByTenant, deskRolesOf } from "../../core/access/find-access.ts";
import { ruleForTargets } from "../../core/access/rule-for-targets.ts";
import type { Details } from "../../core/details.ts";
import type { Customer, Operator, Target } from "../../core/directory/people.ts";
import { Problem } from "../../core/problem.ts";
import {
  type ElsewhereMissing,
  type ElsewhereSaid,
  type ElsewhereState,
  missingWhen,
} from "../../core/reset/elsewhere.ts";
import type { AccessSource } from "../access/access-source.ts";
import type { Audit } from "../audit/audit.ts";
import { ownView, type WhoseView } from "../directory/own-view.ts";
import type { View, ViewStore } from "../directory/view-store.ts";
import { missingDetails } from "../resets/confirm/whats-missing.ts";
import type { OpenTenant } from "../tenants/open-tenant.ts";

/** An open or written record, and what the person's customer demands of it. */
export interface Elsewhere {
  readonly viewId: string;
  readonly state: ElsewhereState;
  readonly rule: EffectiveRule;
  /** What kept the last press from being recorded. */
  readonly missing: readonly ElsewhereMissing[];
}

export interface ElsewhereRequest {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly target: Target;
  readonly act: Action;
  readonly details: Details;
}

/** `open` and `record` throw `customer-not-served`, `desk-role-missing`, `sign-in-needed`. */
export interface ElsewhereVerbs {
  /** Nothing is recorded yet. */
  open(request: ElsewhereRequest): Promise<Elsewhere>;
  /** Once; pressed again it shows what was recorded. Throws `card-unknown`, `not-yours`, `no-record`. */
  record(whose: WhoseView, said: ElsewhereSaid): Promise<Elsewhere>;
  /** As it stands. Throws `card-unknown`, `not-yours`. */
  show(whose: WhoseView): Promise<Elsewhere>;
}

export interface ElsewhereDeps {
  readonly openTenant: OpenTenant;
  readonly access: AccessSource;
  readonly home: Customer;
  readonly views: ViewStore;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** An hour, to look the time up in a portal. */
const openMs = 60 * 60 * 1000;

/** What was done without this program gets into its record, in the operator's name and as their word only. */
export function createRecordElsewhere(deps: ElsewhereDeps): ElsewhereVerbs {
  const { views, now } = deps;
  return {
    show: async (whose) => shown(deps, await ownElsewhere(views, whose), []),
    async open({ operator, conversationId, target, act, details }) {
      const { tenantId, objectId, displayName, userPrincipalName, customerName } = target;
      const about = { tenantId, objectId, displayName, userPrincipalName, customerName };
      await checkWriter(deps, operator, about);
      const said = { place: "portal", doneAt: now().toISOString(), details } as const;
      const state: ElsewhereState = { kind: "elsewhere", act, target: about, said };
      const expiresAt = new Date(now().getTime() + openMs).toISOString();
      const view = { id: deps.newId(), operator, conversationId, version: 1, state, expiresAt };
      await views.add(view);
      return shown(deps, view, []);
    },
    async record(whose, said) {
      const view = await ownElsewhere(views, whose);
      if (view.state.recordedAt !== undefined) return shown(deps, view, []);
      await checkWriter(deps, view.operator, view.state.target);
      const filled = { ...view, state: { ...view.state, said } };
      const rule = ruleOf(deps, filled);
      const missing = [...missingWhen(said.doneAt, now()), ...demanded(rule, said.details)];
      return missing.length > 0 ? shown(deps, filled, missing) : write(deps, filled);
    },
  };
}

type OpenView = View<ElsewhereState>;

/** The view is taken first, so that two presses at once write one entry; it is given back where nothing could be written. */
async function write(deps: ElsewhereDeps, view: OpenView): Promise<Elsewhere> {
  const { views, audit } = deps;
  const { act, target, said } = view.state;
  const { place, doneAt, details } = said;
  const at = deps.now().toISOString();
  const written = { ...view, version: view.version + 1, state: { ...view.state, recordedAt: at } };
  if (!(await views.save(written))) return shown(deps, await ownElsewhere(views, { ...view, viewId: view.id }), []);
  try {
    const what = { act, place, doneAt: doneAt ?? at, details };
    await audit.record({ kind: "recorded-elsewhere", operator: view.operator, at, target, ...what });
  } catch (error) {
    await views.save({ ...view, version: written.version + 1 });
    throw error;
  }
  return shown(deps, written, []);
}

function shown(deps: ElsewhereDeps, view: OpenView, missing: readonly ElsewhereMissing[]): Elsewhere {
  return { viewId: view.id, state: view.state, rule: ruleOf(deps, view), missing };
}

function ruleOf({ access, home }: ElsewhereDeps, { state }: OpenView): EffectiveRule {
  return ruleForTargets(access.current(), home, [state.target]);
}

function demanded(rule: EffectiveRule, details: Details): ElsewhereMissing[] {
  return missingDetails(rule, details).filter((one) => one === "reason" || one === "verification" || one === "ticket");
}

async function ownElsewhere(views: ViewStore, whose: WhoseView): Promise<OpenView> {
  const view = await ownView(views, whose);
  const { state } = view;
  if (state.kind !== "elsewhere") throw new Problem("card-unknown");
  return { ...view, state };
}

/** Whoever may reset there may say what was reset there; what Entra allows the operator does not matter, nothing is done. */
async function checkWriter(
  { openTenant, access, home }: ElsewhereDeps,
  operator: Operator,
  { tenantId, customerName }: ElsewhereState["target"],
): Promise<void> {
  const customer = customersByTenant(access.current(), home, tenantId);
  if (!customer) throw new Problem("customer-not-served", { customerName });
  const { groups } = await (await openTenant(operator, home.tenantId)).standings.ofOperator();
  const roles = deskRolesOf(access.current(), { objectId: operator.objectId, groups }, customer);
  if (!roles.includes("AuthenticationMethodsWriter")) throw new Problem("desk-role-missing", { customerName });
}
