import type { Outcome } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { isOneTooMany, mostRefusals, pausedBy, refusalOf } from "../../../core/reset/refusal.ts";
import type { Audit } from "../../audit/audit.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetStore } from "../reset-store.ts";
import type { BulkStore } from "./bulk-store.ts";
import { recordBulkChange } from "./record-bulk-change.ts";

/** To be called after each reset of a bulk: what is refused to ten in a row will be refused to the next ones too. */
export type PauseByItself = (reset: PendingReset, outcome: Outcome) => Promise<void>;

export function createPauseByItself(deps: {
  readonly bulks: Pick<BulkStore, "refusals" | "customers">;
  readonly resets: Pick<ResetStore, "changeBatch">;
  readonly audit: Audit;
  readonly tell: TellReset;
  readonly now: () => Date;
}): PauseByItself {
  const { bulks, resets, audit, tell, now } = deps;
  return async ({ batchId, plan }, outcome) => {
    const refusal = refusalOf(outcome);
    if (refusal === undefined) return;
    const { tenantId } = plan.target;
    if (!isOneTooMany(await bulks.refusals(batchId, tenantId, mostRefusals))) return;
    const why = pausedBy.toText({ refusal, tenantId });
    if (!(await resets.changeBatch(batchId, { from: ["running"], to: "paused", at: now(), why }))) return;
    const at = now().toISOString();
    await recordBulkChange(audit, await bulks.customers(batchId), { at, batchId, change: "paused", refusal });
    tell({ kind: "paused", batchId });
  };
}
