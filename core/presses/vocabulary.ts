import type { Reason, Verification } from "../details.ts";

/** The verbs of Action.Execute: cards write them, `readPress` reads them. */
export const verbs = {
  confirm: "reset.confirm",
  cancel: "reset.cancel",
  show: "reset.show",
  again: "reset.again",
  choose: "reset.choose",
  /** Of a summary of many: another page, and who is not on it. */
  summaryPage: "summary.page",
  summaryExcluded: "summary.excluded",
  /** Bulks under way; one of them, everybody or only those with trouble; as CSV. */
  bulks: "bulk",
  bulkShow: "bulk.show",
  bulkTrouble: "bulk.trouble",
  bulkCsv: "bulk.csv",
  bulkFile: "bulk.file",
  bulkPause: "bulk.pause",
  bulkGoOn: "bulk.go-on",
  bulkCancel: "bulk.cancel",
  help: "help",
  whoAmI: "who-am-i",
  users: "users",
  methods: "methods",
  /** A view as it stands in the store. */
  showView: "view.show",
  listSearch: "list.search",
  listNext: "list.next",
  listPrevious: "list.previous",
  listRefresh: "list.refresh",
  listUntick: "list.untick",
  listLeaveOut: "list.leave-out",
  /** A row was pressed. */
  listOpen: "list.open",
  listReset: "list.reset",
  listRevoke: "list.revoke-sessions",
  userSummary: "user.summary",
  userMethods: "user.methods",
  userReset: "user.reset",
  userRevoke: "user.revoke-sessions",
  customers: "customers",
  applyCustomers: "customers.apply",
  checkCustomer: "customers.check-again",
  history: "history",
  historyNext: "history.next",
  historyPrevious: "history.previous",
  historyExport: "history.export",
  elsewhereRecord: "elsewhere.record",
  elsewhereCancel: "elsewhere.cancel",
  signIn: "sign-in",
  signOut: "sign-out",
  /** A button that equals a typed sentence, carried in `text`. */
  say: "say",
} as const;

export type Verb = (typeof verbs)[keyof typeof verbs];

/** Keys in the data of a press: the first four are the card's own data, the rest are inputs. */
export const fields = {
  /** Opaque id, see `idPattern`. */
  batch: "batch",
  choice: "choice",
  text: "text",
  /** A view, by its opaque id. */
  view: "view",
  /** The version of the view that the card shows. */
  version: "version",
  /** "users" or "methods": which list the view is. */
  list: "list",
  /** The page of a summary that the card shows, and the one that is asked for, from 0. */
  page: "page",
  to: "to",
  /** A row of the page shown, from 0. */
  position: "position",
  /** Whom a list is searched for; not `search`, which its *Change* button would hand to the selector. */
  find: "find",
  /** A value of `userFilters` or `methodsFilters`. */
  filter: "filter",
  /** A view to come back to, or a search to go on with. */
  then: "then",
  /** Tenant ids joined by commas: ticked, but not among those the card shows. */
  kept: "kept",
  /** Tenant ids joined by commas: ticked on the card. */
  selected: "selected",
  /** One tenant id. */
  tenant: "tenant",
  search: "search",
  /**
   * Positions of the resets whose ticks the card shows: "0,1". A client leaves out an input in which nothing is ticked (adaptivecards
   * does), and without this list that would look like all ticks kept.
   */
  withTicks: "withTicks",
  /** Positions joined by commas: "0,2". */
  picked: "picked",
  /** "true" or "false". */
  revoke: "revoke",
  /** "2026-11-24 14:05", UTC. */
  when: "when",
  /** A value of `elsewherePlaces`. */
  place: "place",
  /** A value of `reasons`, or "". */
  reason: "reason",
  reasonText: "reasonText",
  /** A value of `verifications`, or "". */
  verification: "verification",
  ticket: "ticket",
} as const;

const ticksPrefix = "ticks-";
const switchOffPrefix = "off-";

/** Positions of resets in a batch, of removals in a plan, and of people on a choose card stay below this. */
export const positionLimit = 200;

/** What batch and choice ids look like. */
export const idPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** The check box of a list's row. */
export function rowInput(position: number): string {
  return `tick-${position}`;
}

/** The input that holds the ticked deletions of the reset at this position. */
export function ticksInput(position: number): string {
  return `${ticksPrefix}${position}`;
}

/** The input that holds its ticked deactivations: a list of its own on the card, the same positions of the plan. */
export function switchOffInput(position: number): string {
  return `${switchOffPrefix}${position}`;
}

/** The position of the reset that either of the two inputs names, still as text; nothing for other inputs. */
export function afterTicksPrefix(input: string): string | undefined {
  const prefix = [ticksPrefix, switchOffPrefix].find((known) => input.startsWith(known));
  return prefix === undefined ? undefined : input.slice(prefix.length);
}

/** Records, so that the compiler misses a value that is left out. */
const everyReason: Readonly<Record<Reason, true>> = {
  "new-phone": true,
  lost: true,
  stolen: true,
  "suspected-break-in": true,
  leaver: true,
  other: true,
};
const everyVerification: Readonly<Record<Verification, true>> = {
  "call-back": true,
  manager: true,
  video: true,
  "in-person": true,
  "not-verified": true,
};

/** In the order in which cards offer them. */
export const reasons = Object.keys(everyReason) as readonly Reason[];
export const verifications = Object.keys(everyVerification) as readonly Verification[];
