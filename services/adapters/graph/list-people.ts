import type { UserFilter } from "../../../core/directory/directory.ts";
import { pageSize } from "../../../core/directory/directory.ts";
import type { PageWish, PeoplePage } from "../../directory/read-directory.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { graphPath, searchClause } from "./graph-path.ts";
import { listedUser, toTarget, userProperties } from "./listed-user.ts";
import { type Read, readPage, type TenantGraph } from "./read-json.ts";

const searched = ["displayName", "givenName", "surname", "userPrincipalName", "mail"];

const filters: Partial<Readonly<Record<UserFilter, string>>> = {
  members: "userType eq 'Member'",
  guests: "userType eq 'Guest'",
  disabled: "accountEnabled eq false",
};

/** One page of users by display name, in one request (facts/graph.md 1.7). */
export async function listPeople(
  graph: TenantGraph,
  customerName: string,
  wish: PageWish<Exclude<UserFilter, "administrators">>,
): Promise<PeoplePage> {
  if (!isSearchable(wish.search)) return { rows: [], count: 0 };
  const { value, ...more } = await readPage(graph, { read: readFor(wish), link: wish.cursor }, listedUser);
  return { rows: value.map((found) => toTarget(found, { tenantId: graph.tenantId, customerName })), ...more };
}

/** Without a letter or a digit there is nothing to look for, and Graph might take it for everybody. */
export function isSearchable(search = ""): boolean {
  return search === "" || /[\p{L}\p{N}]/u.test(search);
}

function readFor({ search = "", filter }: PageWish<UserFilter>): Read {
  const $filter = filters[filter];
  const $search = searched.map((property) => searchClause(property, search)).join(" OR ");
  return {
    version: "v1.0",
    path: graphPath`/users`,
    query: {
      $select: userProperties,
      ...(search === "" ? {} : { $search }),
      ...($filter === undefined ? {} : { $filter }),
      $orderby: "displayName",
      $count: "true",
      $top: String(pageSize),
    },
    // Order, search and count together need it, on every page.
    advanced: true,
    timeoutMs: directoryTimeoutMs,
  };
}
