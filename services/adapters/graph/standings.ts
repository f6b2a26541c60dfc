import { z } from "zod";
import type { TargetStanding } from "../../../core/standing.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { type GraphPath, graphPath } from "./graph-path.ts";
import { readAll, type TenantGraph } from "./read-json.ts";

const role = z.object({ id: z.string(), roleTemplateId: z.string().nullish() });
const group = z.object({ id: z.string(), isAssignableToRole: z.boolean().nullish() });

type Group = z.infer<typeof group>;

/** Template ids of the active roles of a user, also those held through a group (facts/graph.md 1.8). */
export async function readRoles(graph: TenantGraph, userId: string): Promise<string[]> {
  const path = graphPath`/users/${userId}/transitiveMemberOf/microsoft.graph.directoryRole`;
  const found = await readAll(graph, cast(path, { $select: "id,displayName,roleTemplateId" }), role);
  // Graph hides properties from callers of few rights: a role that can't be told stays one, which no table knows and so protects.
  return found.map(({ id, roleTemplateId }) => roleTemplateId ?? id);
}

/** Groups of a user, nested ones too. */
export async function readGroups(graph: TenantGraph, userId: string): Promise<Group[]> {
  const path = graphPath`/users/${userId}/transitiveMemberOf/microsoft.graph.group`;
  return await readAll(graph, cast(path, { $select: "id,isAssignableToRole", $top: "999" }), group);
}

async function readOwnedGroups(graph: TenantGraph, userId: string): Promise<Group[]> {
  const path = graphPath`/users/${userId}/ownedObjects/microsoft.graph.group`;
  return await readAll(graph, cast(path, { $select: "id,isAssignableToRole", $top: "999" }), group);
}

/** Three reads in parallel: who owns a role-assignable group is as protected as its members (facts/graph.md 1.4.2). */
export async function readTargetStanding(graph: TenantGraph, userId: string): Promise<TargetStanding> {
  const [entraRoles, groups, owned] = await Promise.all([
    readRoles(graph, userId),
    readGroups(graph, userId),
    readOwnedGroups(graph, userId),
  ]);
  return {
    entraRoles,
    groups: groups.map(({ id }) => id),
    inRoleAssignableGroup: [...groups, ...owned].some(({ isAssignableToRole }) => isAssignableToRole === true),
  };
}

/** A cast with query options needs the advanced mode and the count (facts/graph.md 1.7). */
function cast(path: GraphPath, query: Readonly<Record<string, string>>) {
  return {
    version: "v1.0",
    path,
    query: { ...query, $count: "true" },
    advanced: true,
    timeoutMs: directoryTimeoutMs,
  } as const;
}
