import type { Cloud } from "../../../core/cloud.ts";

/**
 * The delegated rights the program asks for, each by name, never `.default` (facts/graph.md 1.3, docs/decisions.md).
 * An operator can do with them only what their own Entra roles allow.
 */
export const graphScopeNames = [
  "User.Read.All",
  "GroupMember.Read.All",
  "RoleManagement.Read.Directory",
  "UserAuthenticationMethod.ReadWrite.All",
  "User.RevokeSessions.All",
  "AuditLog.Read.All",
] as const;

/** As Entra wants them, with the resource in front: clouds differ in it. */
export function graphScopes(cloud: Pick<Cloud, "graphAudience">): string[] {
  return graphScopeNames.map((name) => `${cloud.graphAudience}/${name}`);
}
