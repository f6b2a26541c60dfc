import type { Audit } from "../../audit/audit.ts";
import type { Press } from "../prepare/own-batch.ts";
import type { SummaryStore } from "../prepare/summary-store.ts";

/** Gives up what is pending of a batch of many people, or only those its operator left out; how many. */
export type CancelMany = (press: Press, which: "all" | "left-out") => Promise<number>;

export interface CancelManyDeps {
  readonly summaries: SummaryStore;
  readonly audit: Audit;
  readonly now: () => Date;
}

/** What is still being read is dropped without a trace in the record: nobody has been asked anything. */
export function createCancelMany({ summaries, audit, now }: CancelManyDeps): CancelMany {
  return async ({ batchId, operator }, which) => {
    if (which === "all" && (await summaries.stop(batchId, "cancelled"))) return 0;
    let cancelled = 0;
    for (let some = await summaries.cancel(batchId, which); some.length > 0; ) {
      for (const { id: resetId, plan } of some) {
        await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
      }
      cancelled += some.length;
      some = await summaries.cancel(batchId, which);
    }
    return cancelled;
  };
}
