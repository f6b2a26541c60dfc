import type { Person } from "../contract.ts";

/** One registered authentication method, as Graph would tell it; `type` without `#microsoft.graph.` (facts: graph.md §1.2). */
export interface Method {
  readonly id: string;
  readonly type: string;
  readonly createdDateTime: string | null;
  /** v1.0 properties. Of a hardware token: `device`, whose `status` changes. */
  readonly properties: Record<string, unknown>;
  /** What beta adds. */
  readonly beta?: Readonly<Record<string, unknown>>;
}

export interface SignInPreferences {
  isSystemPreferredAuthenticationMethodEnabled: boolean;
  userPreferredMethodForSecondaryAuthentication: string;
}

export interface DirectoryUser {
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  companyName: string | null;
  officeLocation: string | null;
  mobilePhone: string | null;
  businessPhones: string[];
  preferredLanguage: string | null;
  accountEnabled: boolean;
  userType: "Member" | "Guest";
  onPremisesSyncEnabled: boolean | null;
  externalUserState: string | null;
  isManagementRestricted: boolean | null;
  createdDateTime: string;
  lastSignInDateTime: string | null;
  managerId: string | null;
  /** Template ids of the roles assigned directly and tenant-wide. */
  roles: string[];
  methods: Method[];
  /** What is gone, and when: lists lag behind (`readLagMs`), the report for a day. */
  removed: { readonly method: Method; readonly at: number }[];
  preferences: SignInPreferences;
  /** The one method the preference stands for; null: none. */
  defaultMethodId: string | null;
  perUserMfaState: "disabled" | "enabled" | "enforced";
  /** Refresh tokens issued up to here are revoked. */
  sessionsValidFrom: number;
}

export interface Group {
  readonly id: string;
  displayName: string;
  description: string | null;
  isAssignableToRole: boolean;
  members: string[];
  owners: string[];
  /** Template ids of the roles the group gives its members. */
  roles: string[];
  /** Users who could activate a membership (Privileged Identity Management), and have not. */
  eligible?: string[];
}

/** One GDAP relationship (facts: graph.md §1.9). */
export interface Delegation {
  readonly id: string;
  displayName: string;
  /** Only `active` gives anything (facts: identity.md §3.1). */
  status: DelegationStatus;
  activatedDateTime: string;
  endDateTime: string;
  /** "PT0S": it does not extend itself. */
  autoExtendDuration: "PT0S" | "P180D";
  /** True: listed as `resellerDelegatedAdminRelationship`. */
  readonly reseller?: boolean;
  /** Template ids: the most that any assignment can give. */
  roles: readonly string[];
  assignments: DelegatedAssignment[];
}

export type DelegationStatus =
  | "created"
  | "approvalPending"
  | "approved"
  | "activating"
  | "active"
  | "expiring"
  | "expired"
  | "terminationRequested"
  | "terminating"
  | "terminated";

/** What a group of the home tenant may do under a relationship. */
export interface DelegatedAssignment {
  readonly id: string;
  status: "pending" | "active" | "deleting" | "deleted" | "error";
  groupId: string;
  roles: readonly string[];
}

export interface Tenant {
  readonly id: string;
  displayName: string;
  /** The default one first; the last is the `.onmicrosoft.com` one. */
  domains: string[];
  /** Entra ID P1 or P2: without it no registration report. */
  premium: boolean;
  users: Map<string, DirectoryUser>;
  groups: Map<string, Group>;
  /** The delegated Graph scopes an administrator consented to for the bot's Graph registration. */
  consents: Set<string>;
  /** Granular delegated administrations of this customer by the home tenant (GDAP). */
  delegations: Delegation[];
  /** Minutes a Temporary Access Pass may live. */
  passLifetime: { min: number; max: number; default: number };
}

/** A limit on calls to authentication methods and reports, for each app and tenant (facts: graph.md §3.3). */
export interface MethodCallsLimit {
  readonly calls: number;
  readonly perMs: number;
  /** Unknown of Microsoft: a bucket that fills evenly (unless said), or so many calls in any window. */
  readonly shape?: "bucket" | "window";
}

/** What tests and demos turn on. Every set holds object ids, unless said. */
export interface Conditions {
  /** Tokens for Graph answer AADSTS50076 with claims, until the person signs in interactively. */
  readonly mfaRequiredFor: Set<string>;
  /** Tenant ids whose policy wants a second factor of everybody: AADSTS50076 with claims, as above. */
  readonly mfaRequiredIn: Set<string>;
  /** Conditional Access blocks the person: AADSTS53003. */
  readonly blockedFor: Set<string>;
  /** Tenant ids whose policy blocks everybody from outside: AADSTS53003. */
  readonly blockedIn: Set<string>;
  /** Tenant ids the home tenant lets nobody into (cross-tenant access settings): AADSTS500212. */
  readonly outboundBlockedTo: Set<string>;
  /** Tenant ids in which the Graph registration has no consent: AADSTS65001. */
  readonly consentMissing: Set<string>;
  /** People whose refresh tokens are revoked, whenever issued: AADSTS50173. */
  readonly refreshTokensRevokedFor: Set<string>;
  /** Graph answers 401 `insufficient_claims` until a token was asked for with the claims it named (CAE). */
  readonly claimsChallengeFor: Set<string>;
  /** People who meet asked claims only by signing in again: a silent request with claims is AADSTS50076. */
  readonly signInForClaimsFor: Set<string>;
  /** True: a refresh token from on-behalf-of is good at home only (unknown of Microsoft, so it is false). */
  onBehalfOfStaysHome: boolean;
  /** Targets whose default method can't go although nothing else is visible (facts: graph.md 2.1.6). */
  readonly hiddenRegistrationFor: Set<string>;
  /** True: passkeys, Windows Hello and the like count as "other methods" of the default rule (2.1.7, unknown of Microsoft). */
  keptMethodsCount: boolean;
  /** How long lists still show a deleted method, in milliseconds of `now`. */
  readLagMs: number;
  /** How long every answer of Graph takes, in real milliseconds. */
  latencyMs: number;
  /** Requests to Graph per window for each app and tenant; over it 429. `retryAfter`: the header as it is, undefined: no header. */
  throttle: { readonly requests: number; readonly windowMs: number; readonly retryAfter?: string } | null;
  /** Over it: 429 with a fractional `Retry-After`. */
  methodCallsLimit: MethodCallsLimit | null;
  /** How long an access token lives, in seconds. */
  accessTokenSeconds: number;
}

/** Everything the stand-in knows. Mutable on purpose: a test changes what it needs, `reset` brings the seed back. */
export interface World {
  readonly homeTenantId: string;
  /** Milliseconds since 1970, by the clock everybody here shares. */
  readonly now: () => number;
  readonly tenants: Map<string, Tenant>;
  /** Who can sit at the chat page; all of the home tenant. */
  readonly people: readonly Person[];
  readonly conditions: Conditions;
  reset(): void;
}
