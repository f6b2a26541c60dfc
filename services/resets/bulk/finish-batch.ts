import { asProblem } from "../../../core/problem.ts";
import type { Prepare } from "../prepare/prepare.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetStore } from "../reset-store.ts";
import type { BulkStore } from "./bulk-store.ts";

export interface FinishBatchDeps {
  readonly resets: Pick<ResetStore, "finishBatch">;
  readonly bulks: Pick<BulkStore, "head" | "toAskAgain">;
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
    await freshSummary(deps, batchId);
  };
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
