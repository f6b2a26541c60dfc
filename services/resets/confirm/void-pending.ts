import type { Operator } from "../../../core/directory/people.ts";
import type { Audit } from "../../audit/audit.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetStore } from "../reset-store.ts";

/** Gives up every summary that still waits for this operator's yes; how many there were. What was claimed goes on. */
export type VoidPending = (operator: Pick<Operator, "tenantId" | "objectId">) => Promise<number>;

export function createVoidPending(deps: {
  readonly resets: ResetStore;
  readonly audit: Audit;
  readonly tell: TellReset;
  readonly now: () => Date;
}): VoidPending {
  return async (operator) => {
    const batches = new Set<string>();
    let voided = 0;
    for (const reset of await deps.resets.pendingOf(operator)) {
      if (!(await deps.resets.move(reset.id, ["pending"], "cancelled"))) continue;
      const { id: resetId, plan } = reset;
      const at = deps.now().toISOString();
      await deps.audit.record({ kind: "cancelled", operator: reset.operator, at, resetId, target: plan.target });
      batches.add(reset.batchId);
      voided += 1;
    }
    for (const batchId of batches) deps.tell({ kind: "finished", batchId });
    return voided;
  };
}
