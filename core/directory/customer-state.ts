import { mayActOnMethods } from "../access/roles.ts";
import { type Customer, sameId } from "./people.ts";

/** How one operator stands to one customer. Shapes cards only: nothing is allowed because of it. */
export interface CustomerState {
  readonly customer: Customer;
  readonly state:
    | "ready"
    | "consent-missing"
    | "not-in-gdap-group"
    | "role-missing"
    | "eligible-not-active"
    | "gdap-ended"
    | "not-accepted"
    | "sign-in-needed"
    | "blocked"
    | "not-in-this-cloud"
    | "unreachable";
  /** Days until the delegated administration ends by itself; set in its last 30 days. */
  readonly endsInDays?: number;
  /** Where an administrator of the customer approves the app. */
  readonly consentLink?: string;
  /** Template ids of the roles that are forecast here; unset: not known. */
  readonly entraRoles?: readonly string[];
}

/** The selector: some customers with their state, and what is ticked. */
export interface CustomersShown {
  readonly rows: readonly (CustomerState & { readonly ticked: boolean })[];
  /** Tenant ids that are ticked and not among the rows. */
  readonly kept: readonly string[];
  /** Names of the customers commands work in now. */
  readonly selected: readonly string[];
  /** The selection was made more than eight hours ago. */
  readonly stale: boolean;
  /** All customers in the operator's reach. */
  readonly total: number;
  /** How many fit the search and are not among the rows. */
  readonly more: number;
  readonly notAccepted: readonly CustomerState[];
}

/** One granular delegated administration (GDAP) of a customer, as the home tenant tells it (facts/identity.md §3.1). */
export interface Delegation {
  readonly id: string;
  readonly tenantId: string;
  /** Entra's status; only "active" counts. */
  readonly status: string;
  /** ISO 8601; unset: not said. */
  readonly endsAt?: string;
  readonly extendsItself: boolean;
  /** Template ids: the most that any assignment can give. */
  readonly roles: readonly string[];
}

/** What an active access assignment gives the members of one group of the home tenant. */
export interface DelegatedAssignment {
  readonly delegationId: string;
  readonly groupId: string;
  readonly roles: readonly string[];
}

export interface DelegatedWay {
  /** Of one customer. */
  readonly delegations: readonly Delegation[];
  readonly assignments: readonly DelegatedAssignment[];
  /** Object ids of the groups the operator is in. */
  readonly groups: readonly string[];
  /** Of those the operator could activate a membership in. */
  readonly eligibleGroups?: readonly string[];
  readonly now: Date;
}

export type Judged = Pick<CustomerState, "endsInDays" | "entraRoles"> & {
  readonly state: "ready" | "not-in-gdap-group" | "role-missing" | "eligible-not-active" | "gdap-ended";
};

const dayMs = 24 * 60 * 60 * 1000;
const endsSoonDays = 30;

/** What the home tenant's records say about the way into a customer. Consent and policies show only at the customer's own door. */
export function judgeWay(way: DelegatedWay): Judged {
  const live = way.delegations.filter((delegation) => isLive(delegation, way.now));
  if (live.length === 0) return { state: "gdap-ended" };
  const entraRoles = rolesThrough(way, live, way.groups);
  const ends = endsIn(way, live);
  if (entraRoles === undefined) {
    const eligible = rolesThrough(way, live, way.eligibleGroups ?? []) !== undefined;
    return { state: eligible ? "eligible-not-active" : "not-in-gdap-group", ...ends };
  }
  return { state: reachesMethods(entraRoles) ? "ready" : "role-missing", entraRoles, ...ends };
}

/** Union over live delegations and the assignments to the operator's groups; undefined: no group of theirs has one. */
export function delegatedRoles(way: DelegatedWay): readonly string[] | undefined {
  const live = way.delegations.filter((delegation) => isLive(delegation, way.now));
  return rolesThrough(way, live, way.groups);
}

/** Would these roles let ordinary people's methods be worked on? */
export function reachesMethods(entraRoles: readonly string[]): boolean {
  return mayActOnMethods(entraRoles, { entraRoles: [], inRoleAssignableGroup: false }) === "yes";
}

function isLive({ status, endsAt }: Delegation, now: Date): boolean {
  return status === "active" && (endsAt === undefined || Date.parse(endsAt) > now.getTime());
}

function rolesThrough(
  { assignments }: DelegatedWay,
  live: readonly Delegation[],
  groups: readonly string[],
): readonly string[] | undefined {
  const held = live.flatMap((delegation) =>
    assignments
      .filter(({ delegationId, groupId }) => delegationId === delegation.id && includesId(groups, groupId))
      .map(({ roles }) => roles.filter((role) => includesId(delegation.roles, role))),
  );
  return held.length === 0 ? undefined : [...new Set(held.flat().map((role) => role.toLowerCase()))];
}

/** The last one to end counts; one that extends itself never ends. */
function endsIn({ now }: DelegatedWay, live: readonly Delegation[]): Pick<CustomerState, "endsInDays"> {
  if (live.some(({ endsAt, extendsItself }) => extendsItself || endsAt === undefined)) return {};
  const last = Math.max(...live.map(({ endsAt }) => Date.parse(endsAt ?? "")));
  const days = Math.ceil((last - now.getTime()) / dayMs);
  return days <= endsSoonDays ? { endsInDays: days } : {};
}

function includesId(ids: readonly string[], wanted: string): boolean {
  return ids.some((id) => sameId(id, wanted));
}
