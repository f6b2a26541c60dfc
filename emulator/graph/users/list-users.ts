import type { DirectoryUser } from "../../directory/world.ts";
import type { Reply } from "../../http-service.ts";
import type { Call } from "../call.ts";
import { badQuery, type GraphRefusal, notPrivileged, unsupportedQuery } from "../graph-refusal.ts";
import { type FilterUse, inspectFilter } from "../query/inspect-filter.ts";
import { type Item, matchesFilter } from "../query/matches-filter.ts";
import { pageOf } from "../query/page.ts";
import { parseFilter } from "../query/parse-filter.ts";
import { parseSearch } from "../query/search.ts";
import { renderUser } from "./render-user.ts";
import {
  filterableUserProperties,
  type SortableUserProperty,
  sortableUserProperties,
  userProperties,
} from "./user-properties.ts";

const known = new Set([
  "$filter",
  "$search",
  "$count",
  "$select",
  "$top",
  "$orderby",
  "$expand",
  "$skiptoken",
  "$format",
]);
/** Operators the directory answers only in its advanced mode. */
const advanced = ["ne", "not", "endswith"];
const endsWithOn = ["mail", "userPrincipalName", "otherMails", "proxyAddresses"];

/** `GET /users` (facts: graph.md §1.7). */
export function listUsers(call: Call): Reply {
  // A guest may look at herself, not at the directory.
  if (call.tenant.users.get(call.caller.userId)?.userType === "Guest") throw notPrivileged();
  const found = findUsers(call);
  return pageOf(call, "users", {
    items: found,
    sizes: { usual: 100, most: 999 },
    render: (user) => renderUser(call, user),
  });
}

/** `GET /users/$count`: the bare number. */
export function countUsers(call: Call): Reply {
  if (!call.eventual) throw badQuery("$count is not currently supported.");
  return { status: 200, headers: { "content-type": "text/plain" }, body: String(findUsers(call).length) };
}

function findUsers(call: Call): DirectoryUser[] {
  const { query } = call;
  const strange = [...query.keys()].find((name) => name.startsWith("$") && !known.has(name));
  if (strange !== undefined) throw unsupportedQuery(`Query option '${strange}' is not supported.`);
  checkCount(call);
  const tests = [filterTest(call), searchTest(call)].filter((test) => test !== undefined);
  const all = [...call.tenant.users.values()];
  return sortUsers(call, tests.length === 0 ? all : all.filter((user) => passes(user, tests)));
}

function passes(user: DirectoryUser, tests: readonly Test[]): boolean {
  const item = userProperties(user);
  return tests.every((test) => test(item));
}

function checkCount(call: Call): void {
  if (call.query.get("$count")?.toLowerCase() === "true" && !call.eventual) {
    throw unsupportedQuery("$count is supported only with the header 'ConsistencyLevel: eventual'.");
  }
}

/** The advanced mode wants both, the header and the count (the count may ride on the first page only). */
function isAdvanced(call: Call): boolean {
  return call.eventual && call.query.get("$count")?.toLowerCase() === "true";
}

type Test = (item: Item) => boolean;

function filterTest(call: Call): Test | undefined {
  const text = call.query.get("$filter");
  if (text === undefined) return undefined;
  const filter = parseFilter(text);
  const use = inspectFilter(filter);
  checkSupported(use);
  const needing = advanced.find((operator) => use.operators.has(operator));
  if (needing !== undefined && !isAdvanced(call)) {
    throw unsupportedQuery(
      `Operator '${needing}' is not supported because the required parameters might be missing. Try adding the $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
    );
  }
  return (item) => matchesFilter(filter, item);
}

function checkSupported({ paths, operators }: FilterUse): void {
  const strange = [...paths].find((path) => !filterableUserProperties.has(path));
  if (strange !== undefined) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${strange}' of resource 'User'.`,
    );
  }
  const endsElsewhere = operators.has("endswith") && ![...paths].some((path) => endsWithOn.includes(path));
  if (operators.has("contains") || endsElsewhere) throw unsupportedQuery("Unsupported Query.");
}

function searchTest(call: Call): Test | undefined {
  const text = call.query.get("$search");
  if (text === undefined) return undefined;
  if (!call.eventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  return parseSearch(text);
}

function sortUsers(call: Call, users: DirectoryUser[]): DirectoryUser[] {
  const text = call.query.get("$orderby");
  if (text === undefined) return users;
  const narrowed = call.query.has("$filter") || call.query.has("$search");
  const { name, sign } = readOrder(text);
  if (sign === undefined || (narrowed && !isAdvanced(call))) throw cannotSort();
  return [...users].sort((left, right) => sign * alphabet.compare(left[name], right[name]));
}

const alphabet = new Intl.Collator("en");

function readOrder(text: string): { name: SortableUserProperty; sign: number | undefined } {
  const [wanted = "", direction = "asc", ...rest] = text.trim().split(/\s+/);
  const name = sortableUserProperties.find((known) => known === wanted);
  return { name: name ?? "displayName", sign: name && rest.length === 0 ? signs.get(direction) : undefined };
}

const signs: ReadonlyMap<string, number> = new Map([
  ["asc", 1],
  ["desc", -1],
]);

function cannotSort(): GraphRefusal {
  return unsupportedQuery("Sorting not supported for current query.");
}
