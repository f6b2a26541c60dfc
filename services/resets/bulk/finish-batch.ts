import { asProblem } from "../../../core/problem.ts";
import { mostOnOneCard } from "../../../core/reset/summary.ts";
import type { Audit } from "../../audit/audit.ts";
import { requestsLeft } from "../../requests-left.ts";
import type { Prepare } from "../prepare/prepare.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetStore } from "../reset-store.ts";
import type { BulkStore } from "./bulk-store.ts";

export interface FinishBatchDeps {
  readonly resets: Pick<ResetStore, "finishBatch">;
  readonly bulks: Pick<BulkStore, "head" | "customers" | "inCustomer" | "toAskAgain">;
  readonly audit: Audit;
  readonly prepare: Prepare;
  readonly tell: TellReset;
  readonly now: () => Date;
}

/** To be called whenever a reset of the batch is over. After the last one, once for all: it is told, and what changed is asked again. */
export type FinishBatch = (batchId: string) => Promise<void>;

export function createFinishBatch(deps: FinishBatchDeps): FinishBatch {
  const { resets, tell, now } = deps;
  return async (batchId) => {
    if (!(await resets.finishBatch(batchId, now()))) {
      tell({ kind: "progressed", batchId });
      return;
    }
    tell({ kind: "finished", batchId });
    // Somebody waits for the card: it asks the embedded database's one connection before all that follows.
    await requestsLeft();
    try {
      await recordEnd(deps, batchId);
    } catch (error) {
      // What became of each stands in the record already.
      tell({ kind: "troubled", batchId, problem: asProblem(error) });
    }
    await freshSummary(deps, batchId);
  };
}

/** Of a bulk, once for each customer and in sums. */
async function recordEnd({ bulks, audit, now }: FinishBatchDeps, batchId: string): Promise<void> {
  const head = await bulks.head(batchId);
  if (!head || head.batch.total <= mostOnOneCard) return;
  const { operator, act } = head;
  for (const { tenantId, customerName, people } of await bulks.customers(batchId)) {
    const { counts } = await bulks.inCustomer(batchId, tenantId, 0);
    const what = { operator, batchId, act, customer: { tenantId, customerName }, people, counts };
    await audit.record({ kind: "bulk-changed", at: now().toISOString(), change: "ended", ...what });
  }
}

/** What changed between summary and Confirm, and what was interrupted, is asked again, never assumed. */
async function freshSummary({ bulks, prepare, tell }: FinishBatchDeps, batchId: string): Promise<void> {
  const again = await bulks.toAskAgain(batchId);
  const head = again.length > 0 ? await bulks.head(batchId) : undefined;
  if (!head) return;
  const { operator, conversationId, details, act, from } = head;
  const wanted = { parts: again.map(({ objectId: value, tenantId }) => ({ by: "id", value, tenantId }) as const) };
  try {
    const fresh = await prepare({
      operator,
      conversationId,
      wanted,
      details,
      act,
      ...(from !== undefined && { from }),
    });
    tell({ kind: "changed", batchId, fresh });
  } catch (error) {
    tell({ kind: "troubled", batchId, problem: asProblem(error) });
  }
}
