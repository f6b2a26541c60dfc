import type { OperatorStanding, TargetStanding } from "../../core/access/standing.ts";
import type { DelegatedAssignment, Delegation } from "../../core/directory/customer-state.ts";
import type { Operator, Target } from "../../core/directory/people.ts";
import type { Priority } from "../../core/pacing.ts";
import type { MethodsReading, PreferredMethod } from "../../core/reset/method.ts";
import type { RemovalAnswer } from "../../core/reset/outcome.ts";
import type { Removal } from "../../core/reset/plan.ts";
import type { ReadDirectory } from "../directory/read-directory.ts";

/**
 * The only door to Microsoft Graph: one operator's delegated rights in one tenant. Nothing app-only can be said with it.
 * Throws `sign-in-needed` (with claims, where Entra demands some), `consent-missing`, `wrong-tenant-token`, `customer-not-served`,
 * `no-delegation-in-cloud`.
 */
export type OpenTenant = (operator: Operator, tenantId: string, options?: OpenOptions) => Promise<TenantAccess>;

export interface OpenOptions {
  /** Interactive unless said. A bulk's calls go after all others of the tenant, and nobody waits in front of a card for them. */
  readonly priority?: Priority;
  /** Ends every read through this door. */
  readonly signal?: AbortSignal;
  /** Past the token cache, straight to Entra: a role that was just activated counts at once. */
  readonly fresh?: boolean;
  /** Hears of each pause that Microsoft makes necessary, before it begins, in milliseconds. Must not throw. */
  readonly paused?: (ms: number) => void;
  /** Asked right before each try of a change, which may have waited for minutes. What it throws keeps the change from leaving. */
  readonly mayGoOn?: () => Promise<void>;
}

/** What can be done in a tenant. Every read throws `graph-…` problems; targets are named by object id, never by text. */
export interface TenantAccess {
  readonly tenantId: string;
  readonly people: FindPeople;
  readonly directory: ReadDirectory;
  readonly standings: ReadStandings;
  readonly methods: WorkOnMethods;
  /** Answers in the home tenant only. */
  readonly delegated: ReadDelegated;
  /** Ends the person's refresh tokens. Has no effect on guests (facts/graph.md 1.6). */
  revokeSessions(targetId: string, signal?: AbortSignal): Promise<{ graphRequestId?: string }>;
}

export interface FindPeople {
  /** By object id; undefined: nobody has it. */
  byId(objectId: string): Promise<Target | undefined>;
  /** By user principal name or mail address, exactly. More than one when a mail address is shared. */
  byAddress(address: string): Promise<readonly Target[]>;
  /** People whose display name, or first or last name, is or begins with the text; best first, at most 26. */
  byName(name: string): Promise<readonly Target[]>;
}

export interface ReadStandings {
  /** Cached five minutes per operator and tenant; `fresh` reads anew. Never throws for the roles: they are a forecast. */
  ofOperator(options?: { fresh?: boolean }): Promise<OperatorStanding>;
  ofTarget(targetId: string): Promise<TargetStanding>;
}

export interface WorkOnMethods {
  /** Methods (v1.0), hardware tokens (beta), default method (beta), in parallel. */
  read(targetId: string): Promise<MethodsReading>;
  /** One removal, once: waits and retries on 429/503/504 as told, until `signal` aborts. Never throws for Graph's own answers. */
  remove(targetId: string, removal: Removal, signal: AbortSignal): Promise<RemovalAnswer>;
  changeDefault(targetId: string, preferred: PreferredMethod, signal: AbortSignal): Promise<RemovalAnswer>;
}

/** A customer in Microsoft's list; without a name where Microsoft tells none. */
export interface DelegatedCustomer {
  readonly tenantId: string;
  readonly name?: string;
}

/** Microsoft's records of delegated administration (GDAP), with the operator's own rights in the home tenant. */
export interface ReadDelegated {
  customers(): Promise<readonly DelegatedCustomer[]>;
  /** Of one customer, or all; ended ones too. */
  delegations(tenantId?: string): Promise<readonly Delegation[]>;
  /** Active ones only. */
  assignments(delegationId: string): Promise<readonly DelegatedAssignment[]>;
  /** Object ids of groups the operator could activate a membership in; none where that can't be read. */
  eligibleGroups(): Promise<readonly string[]>;
  /** The tenant that owns a domain, among all of Microsoft's; undefined: nobody. */
  tenantOfDomain(domain: string): Promise<string | undefined>;
}
