import { Problem } from "../core/problem.ts";
import type { Sent } from "../services/notifications/channel-posts.ts";
import { ConnectorFault } from "./connector.ts";

/** Nobody was reached, so nothing was carried out. */
const unreached: readonly unknown[] = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

/**
 * What a failed attempt means (facts/teams.md 2.6). An update may always be sent again; a post that got a 5xx, or no answer, may
 * stand in the channel already.
 */
export function judgePost(error: unknown, attempt: "post" | "update"): Exclude<Sent, { kind: "sent" }> {
  if (error instanceof ConnectorFault) return judgeFault(error, attempt);
  const certain = attempt === "update" || error instanceof Problem || unreached.includes(codeOf(error));
  return { kind: certain ? "again" : "unknown" };
}

function judgeFault(
  { status, errorCode, retryAfterMs }: ConnectorFault,
  attempt: "post" | "update",
): Exclude<Sent, { kind: "sent" }> {
  if (status === 403 || (status === 404 && errorCode === "ConversationNotFound")) return { kind: "removed" };
  if (status === 401 || status === 412 || status === 429) {
    return { kind: "again", ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  }
  if (status >= 500 || status < 300) return { kind: attempt === "update" ? "again" : "unknown" };
  return { kind: "nothing" };
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null ? (cause as Record<string, unknown>)["code"] : undefined;
}
