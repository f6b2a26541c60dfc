import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Audit } from "../../audit/audit.ts";
import { ownBatch, type Press } from "../prepare/own-batch.ts";
import type { ResetStore } from "../reset-store.ts";

export type Cancel = (press: Press) => Promise<readonly PendingReset[]>;

/** Gives a summary up. What was claimed meanwhile goes on; the state that results is returned either way. */
export function createCancel(deps: { resets: ResetStore; audit: Audit; now: () => Date }): Cancel {
  return async (press) => {
    for (const reset of await ownBatch(deps.resets, press)) {
      if (!(await deps.resets.move(reset.id, ["pending"], "cancelled"))) continue;
      const at = deps.now().toISOString();
      const { operator, id: resetId } = reset;
      await deps.audit.record({ kind: "cancelled", operator, at, resetId, target: reset.plan.target });
    }
    return deps.resets.batch(press.batchId);
  };
}
