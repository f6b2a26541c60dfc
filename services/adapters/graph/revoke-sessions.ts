import { directoryTimeoutMs } from "./graph-call.ts";
import { asGraphProblem, requestIdOf } from "./graph-error.ts";
import { graphPath } from "./graph-path.ts";
import { removalPatience } from "./patience.ts";
import type { TenantGraph } from "./read-json.ts";

/** Ends refresh tokens and browser sessions. Any 2xx is a yes: Graph answers 200 where it meant 204 (facts/graph.md 1.6). */
export async function revokeSessions(
  graph: TenantGraph,
  targetId: string,
  signal?: AbortSignal,
): Promise<{ graphRequestId?: string }> {
  const path = graphPath`/users/${targetId}/revokeSignInSessions`;
  const call = { method: "POST", version: "v1.0", path, timeoutMs: directoryTimeoutMs } as const;
  const answer = await graph.send(call, { patience: removalPatience, ...(signal && { signal }) });
  if (answer.status < 200 || answer.status > 299) throw asGraphProblem(answer, graph.tenantId);
  return requestIdOf(answer);
}
