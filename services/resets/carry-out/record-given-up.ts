import type { Operator } from "../../../core/directory/people.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Audit } from "../../audit/audit.ts";

/** Confirmed, not begun, and will not be: somebody cancelled what was left of its batch. Throws `no-record`. */
export async function recordGivenUp(
  { id: resetId, plan }: Pick<PendingReset, "id" | "plan">,
  operator: Operator,
  { audit, now }: { readonly audit: Audit; readonly now: () => Date },
): Promise<void> {
  await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
}
