import { Problem } from "../../core/problem.ts";
import type { Sent } from "../../services/notifications/channel-posts.ts";
import { ConnectorFault } from "./connector.ts";

/** Nobody was reached, so nothing was carried out. */
const unreached: readonly unknown[] = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];
/** A refused token, a conflict, too many requests. */
const notCarriedOut: readonly number[] = [401, 412, 429];

/**
 * What a failed attempt means (facts/teams.md 2.6). An update may always be sent again; a post that got a 5xx, or no answer, may
 * stand in the channel already.
 */
export function judgePost(error: unknown, attempt: "post" | "update"): Exclude<Sent, { kind: "sent" }> {
  if (error instanceof ConnectorFault) return judgeFault(error, attempt);
  const certain = attempt === "update" || error instanceof Problem || unreached.includes(codeOf(error));
  return { kind: certain ? "again" : "unknown" };
}

function judgeFault(fault: ConnectorFault, attempt: "post" | "update"): Exclude<Sent, { kind: "sent" }> {
  const { status, retryAfterMs } = fault;
  if (isRemoval(fault)) return { kind: "removed" };
  if (notCarriedOut.includes(status)) {
    return { kind: "again", ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }) };
  }
  // Below 300: it said yes, and not under which id.
  if (status < 300 || status >= 500) return { kind: attempt === "update" ? "again" : "unknown" };
  return { kind: "nothing" };
}

function isRemoval({ status, errorCode }: ConnectorFault): boolean {
  return status === 403 || (status === 404 && errorCode === "ConversationNotFound");
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null ? (cause as Record<string, unknown>)["code"] : undefined;
}
