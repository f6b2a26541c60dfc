import type { Cloud } from "../../../core/cloud.ts";

/**
 * The delegated rights the program cannot do without, each by name, never `.default` (facts/graph.md 1.3, docs/decisions.md).
 * An operator can do with them only what their own Entra roles allow.
 */
export const graphScopeNames = [
  "User.Read.All",
  "GroupMember.Read.All",
  "RoleManagement.Read.Directory",
  "UserAuthenticationMethod.ReadWrite.All",
  "User.RevokeSessions.All",
] as const;

/**
 * For the registration report and the last sign-in; the views do without. Never asked for at sign-in, since one missing approval would
 * then refuse everything; Entra puts it into the token where an administrator has approved it.
 */
export const reportScopeName = "AuditLog.Read.All";

/** What a sign-in asks for, as Entra wants it, with the resource in front: clouds differ in it. */
export function graphScopes(cloud: Pick<Cloud, "graphAudience">): string[] {
  return withResource(graphScopeNames, cloud);
}

/** What an administrator is asked to approve. */
export function scopesToApprove(cloud: Pick<Cloud, "graphAudience">): string[] {
  return withResource([...graphScopeNames, reportScopeName], cloud);
}

function withResource(names: readonly string[], { graphAudience }: Pick<Cloud, "graphAudience">): string[] {
  return names.map((name) => `${graphAudience}/${name}`);
}
