import { z } from "zod";
import type { TargetStanding } from "../../../core/access/standing.ts";
import { directoryTimeoutMs } from "./graph-call.ts";
import { type GraphPath, graphPath } from "./graph-path.ts";
import { readAll, type TenantGraph } from "./read-json.ts";

const role = z.object({ id: z.string(), roleTemplateId: z.string().nullish() });
const group = z.object({ id: z.string(), isAssignableToRole: z.boolean().nullish() });

const membership = z.object({ "@odata.type": z.string(), id: z.string(), roleTemplateId: z.string().nullish() });

type Group = z.infer<typeof group>;

/** What a user is a member of. `roles`: template ids of active roles; unset where Graph does not say which they are. */
export interface Memberships {
  readonly groups: readonly string[];
  readonly roles?: readonly string[];
}

/**
 * Roles and groups in one request, nested ones too. Asked for the operator, whose roles are a forecast: with what is read of the target
 * that makes eight requests on Confirm, as many as may be under way, so that all is known after one round trip.
 */
export async function readMemberships(graph: TenantGraph, userId: string): Promise<Memberships> {
  const path = graphPath`/users/${userId}/transitiveMemberOf`;
  // Without a cast and without $select: which properties a mixed list can select is documented nowhere.
  const call = { version: "v1.0", path, query: { $top: "999" }, timeoutMs: directoryTimeoutMs } as const;
  const found = await readAll(graph, call, membership);
  const ofKind = (kind: string) => found.filter((one) => one["@odata.type"] === `#microsoft.graph.${kind}`);
  const roles = ofKind("directoryRole").map(({ roleTemplateId }) => roleTemplateId);
  const groups = ofKind("group").map(({ id }) => id);
  return roles.every((role) => typeof role === "string") ? { groups, roles } : { groups };
}

/** Template ids of the active roles of a user, also those held through a group (facts/graph.md 1.8). */
async function readRoles(graph: TenantGraph, userId: string): Promise<string[]> {
  const path = graphPath`/users/${userId}/transitiveMemberOf/microsoft.graph.directoryRole`;
  const found = await readAll(graph, cast(path, { $select: "id,displayName,roleTemplateId" }), role);
  // Graph hides properties from callers of few rights: a role that can't be told stays one, which no table knows and so protects.
  return found.map(({ id, roleTemplateId }) => roleTemplateId ?? id);
}

/** Groups of a user, nested ones too. */
async function readGroups(graph: TenantGraph, userId: string): Promise<Group[]> {
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
