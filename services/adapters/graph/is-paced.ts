import type { GraphPath } from "./graph-path.ts";

const paced = /^\/(?:users\/[^/]+\/authentication|reports|auditLogs)\//;

/** Calls under the one limit that a reset could meet: authentication methods and reports (facts/graph.md 3.3). */
export function isPaced({ path }: { readonly path: GraphPath }): boolean {
  return paced.test(path);
}
