import { z } from "zod";
import { pageSize } from "../../../core/directory/directory.ts";
import { asProblem } from "../../../core/problem.ts";
import type { PageWish, PeoplePage } from "../../directory/read-directory.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { graphPath, odataText } from "./graph-path.ts";
import { isSearchable } from "./list-people.ts";
import { type ListedUser, listedUser, toTarget, userProperties } from "./listed-user.ts";
import { readAll, type TenantGraph } from "./read-json.ts";

const principal = z.looseObject({
  "@odata.type": z.string().optional(),
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

type Principal = z.infer<typeof principal>;

const assignment = z.object({ principal: principal.nullish() });

const v1 = { version: "v1.0", timeoutMs: directoryTimeoutMs } as const;

/**
 * One page of people who hold an active Entra role, by display name. The directory can't filter users by role, so a page costs one
 * request for the role assignments, one for each group that holds roles, and one for the people shown. Eligible (PIM) is not active.
 */
export async function listAdministrators(
  graph: TenantGraph,
  customerName: string,
  { search = "", cursor = "0" }: Omit<PageWish<"administrators">, "filter">,
): Promise<PeoplePage> {
  if (!isSearchable(search)) return { rows: [], count: 0 };
  const all = (await readHolders(graph)).filter((holder) => isCalled(holder, search)).sort(byName);
  const start = Number(cursor);
  const end = start + pageSize;
  const users = await readUsers(graph, all.slice(start, end));
  return {
    rows: users.map((found) => toTarget(found, { tenantId: graph.tenantId, customerName })),
    count: all.length,
    ...(end < all.length && { next: String(end) }),
  };
}

/** Users who hold a role themselves or through a group, each once. */
async function readHolders(graph: TenantGraph): Promise<Principal[]> {
  const path = graphPath`/roleManagement/directory/roleAssignments`;
  const assignments = await readAll(graph, { ...v1, path, query: { $expand: "principal" } }, assignment);
  const principals = distinct(assignments.flatMap((found) => found.principal ?? []));
  const members = await Promise.all(principals.filter(is("group")).map(({ id }) => readMembers(graph, id)));
  return distinct([...principals.filter(is("user")), ...members.flat()]);
}

async function readMembers(graph: TenantGraph, groupId: string): Promise<Principal[]> {
  const path = graphPath`/groups/${groupId}/transitiveMembers/microsoft.graph.user`;
  const query = { $select: "id,displayName,userPrincipalName", $count: "true", $top: "999" };
  try {
    return await readAll(graph, { ...v1, path, query, advanced: true }, principal);
  } catch (error) {
    // Deleted meanwhile, or a partner's group: it holds roles here and lives in the partner's tenant.
    if (asProblem(error).code === "person-gone") return [];
    throw error;
  }
}

/** In the order given; who was deleted meanwhile is left out. Graph takes at most 15 values (facts/graph.md 1.7). */
async function readUsers(graph: TenantGraph, holders: readonly Principal[]): Promise<ListedUser[]> {
  if (holders.length === 0) return [];
  const ids = holders.map(({ id }) => odataText(id)).join(",");
  const query = { $select: userProperties, $filter: `id in (${ids})` };
  const users = await readAll(graph, { ...v1, path: graphPath`/users`, query }, listedUser);
  return holders.flatMap(({ id }) => users.filter((user) => user.id === id));
}

function is(type: "user" | "group") {
  return (found: Principal): boolean => found["@odata.type"] === `#microsoft.graph.${type}`;
}

/** As the directory's own search: the text begins the address or a word of the name. */
function isCalled({ displayName, userPrincipalName }: Principal, search: string): boolean {
  const wanted = wordsOf(search);
  const words = wordsOf(displayName ?? "");
  const named = wanted.every((part) => words.some((word) => word.startsWith(part)));
  return named || (userPrincipalName ?? "").toLowerCase().startsWith(search.toLowerCase());
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function byName(a: Principal, b: Principal): number {
  return (a.displayName ?? "").localeCompare(b.displayName ?? "", "en") || a.id.localeCompare(b.id, "en");
}

function distinct(principals: readonly Principal[]): Principal[] {
  return [...new Map(principals.map((one) => [one.id, one])).values()];
}
