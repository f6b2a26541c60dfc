import type { PendingReset } from "../reset/pending-reset.ts";
import type { EffectiveRule } from "./access.ts";

/** What is still to be said for all of these people: what the list says of each of them counts as said. */
export function stillRequired(rule: EffectiveRule, resets: readonly Pick<PendingReset, "own">[]): EffectiveRule {
  const listed = (part: "reason" | "ticket") => resets.every(({ own }) => own?.[part] !== undefined);
  return {
    ...rule,
    requireReason: rule.requireReason && !listed("reason"),
    requireTicket: rule.requireTicket && !listed("ticket"),
  };
}
