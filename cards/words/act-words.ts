import type { Action } from "../../core/access/actions.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";

/** What is done, as a heading and a ticket name it. */
export const actNames: Readonly<Record<Action, string>> = { reset: "MFA reset", "revoke-sessions": "Revoke sessions" };

/** What a batch does: the same for everybody in it. */
export function actOf(resets: readonly PendingReset[]): Action {
  return resets[0]?.act ?? "reset";
}
