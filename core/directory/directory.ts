import type { Actions } from "../access/actions.ts";
import type { ElsewhereState } from "../reset/elsewhere.ts";
import type { MethodKind, PreferredMethod } from "../reset/method.ts";
import type { Target } from "./people.ts";
import type { SilentCustomer } from "./silent-customer.ts";

/** People on one page of a view. */
export const pageSize = 10;
/** More ticks than this are not kept: so many people are listed, not ticked ten by ten. */
export const mostTicked = 500;

export const userFilters = ["all", "members", "guests", "disabled", "administrators"] as const;
export type UserFilter = (typeof userFilters)[number];

export const methodsFilters = ["all", "not-registered", "registered", "phone-only", "passwordless"] as const;
export type MethodsFilter = (typeof methodsFilters)[number];

/** One person in the Users view. */
export type PersonRow = Pick<
  Target,
  | "tenantId"
  | "objectId"
  | "displayName"
  | "userPrincipalName"
  | "customerName"
  | "userType"
  | "enabled"
  | "synced"
  | "jobTitle"
>;

/** One person in the Authentication Methods view. */
export interface MethodsRow
  extends Pick<Target, "tenantId" | "objectId" | "displayName" | "userPrincipalName" | "customerName" | "userType"> {
  /** Unset: could not be read. */
  readonly registered?: boolean;
  /** Kinds registered, each once; the password left out. */
  readonly methods: readonly MethodKind[];
  readonly userPreferred?: PreferredMethod;
  /** As the report names it, e.g. "push"; foreign text. Unset: Microsoft chooses none, or it is not known. */
  readonly systemPreferred?: string;
  /** Unset: not known (only the report tells). */
  readonly administrator?: boolean;
}

/** A person whose check box is ticked. Ticks survive paging, searching and filtering. */
export type Ticked = Pick<Target, "tenantId" | "objectId" | "displayName" | "customerName">;

/** Why a customer's registration report can't be read (facts/graph.md 1.6): its licence, the operator's role, the app's permission. */
export type WithoutReport = "no-licence" | "no-role" | "no-permission";

/** Where a page begins: stays in the store, no client ever sees it. */
export interface Place {
  /** Index into the customers of the list. */
  readonly customer: number;
  /** Graph's own next link; unset: the customer's first page. */
  readonly link?: string;
  /** Why the link leads through the list of users and not through the report. */
  readonly withoutReport?: WithoutReport;
  /** People behind the link that earlier pages showed. */
  readonly skip: number;
}

/** What one customer said of how many people it has for this search. */
export interface Tally {
  readonly tenantId: string;
  readonly count: number;
}

/** What the two lists have in common. */
export interface ListState<Filter, Row extends Ticked> {
  /** Tenant ids of the customers, in the order they are listed in. */
  readonly customers: readonly string[];
  /** At most 64 characters; empty: nobody is searched for. */
  readonly search: string;
  readonly filter: Filter;
  /** Index of the page shown, from 0. */
  readonly page: number;
  /** Beginnings of the pages seen so far, and of the next one where there is one. */
  readonly places: readonly Place[];
  readonly rows: readonly Row[];
  readonly hasNext: boolean;
  readonly tallies: readonly Tally[];
  /** Sum over the customers. Unset: nobody knows (the report is not counted). */
  readonly count?: number;
  /** The sum leaves somebody out: say "at least". */
  readonly atLeast: boolean;
  readonly silent: readonly SilentCustomer[];
  readonly actions: Actions;
  readonly ticked: readonly Ticked[];
  /** When the rows were read, ISO 8601. */
  readonly readAt: string;
}

export interface UsersState extends ListState<UserFilter, PersonRow> {
  readonly kind: "users";
}

export interface MethodsState extends ListState<MethodsFilter, MethodsRow> {
  readonly kind: "methods";
  /** When the oldest of the rows was fetched, ISO 8601: pages are remembered for five minutes. Say its age. */
  readonly oldestAt: string;
  /** Customers whose rows were read method by method, and why. There a filter looks at the page's own people only. */
  readonly withoutReport: readonly { readonly customerName: string; readonly why: WithoutReport }[];
}

/** What the directory says of one person. */
export interface PersonDetails {
  readonly person: Target;
  readonly more: {
    readonly mail?: string;
    readonly office?: string;
    /** Display name; unset: nobody is named. */
    readonly manager?: string;
    /** ISO 8601. */
    readonly createdAt?: string;
    /** Needs a licence and a role of its own (facts/graph.md 1.6): without them it is unreadable, which is no fault. */
    readonly lastSignIn: { readonly at: string } | "never" | "unreadable";
  };
}

/** The details of one person. What they show is read anew at each press. */
export interface UserState {
  readonly kind: "user";
  readonly tenantId: string;
  readonly objectId: string;
  readonly tab: "summary" | "methods";
  /** The list it was opened from. */
  readonly from?: string;
}

/** The history as it was first asked for: later entries do not move its pages. */
export interface HistoryState {
  readonly kind: "history";
  /** Customers asked for; who may no longer read one of them does not see it. */
  readonly customers: readonly string[];
  readonly search: string;
  /** Index of the page shown, from 0. */
  readonly page: number;
  /** The store's mark of the newest entry when it was asked for. */
  readonly upTo: string;
}

export type ViewState = UsersState | MethodsState | UserState | HistoryState | ElsewhereState;

/** What a press on a list does. All but `tick` read the page anew. */
export type ListAction<Filter> =
  | { readonly do: "search"; readonly search: string; readonly filter: Filter }
  | { readonly do: "next" }
  | { readonly do: "previous" }
  /** Past every cache. */
  | { readonly do: "refresh" }
  /** Only takes the ticks along. */
  | { readonly do: "tick" }
  | { readonly do: "untick-all" }
  /** Goes on without the customers that a role is missing in. */
  | { readonly do: "leave-out"; readonly tenantIds: readonly string[] };
