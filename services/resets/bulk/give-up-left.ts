import type { Operator } from "../../../core/directory/people.ts";
import type { Audit } from "../../audit/audit.ts";
import type { BulkStore } from "./bulk-store.ts";
import type { FinishBatch } from "./finish-batch.ts";

export interface GiveUpDeps {
  readonly bulks: Pick<BulkStore, "cancelLeft">;
  readonly audit: Audit;
  readonly finishBatch: FinishBatch;
  readonly now: () => Date;
}

/** Of a cancelled batch, whoever is not begun, each in the record under this name. Throws `no-record`. */
export async function giveUpLeft(
  { bulks, audit, finishBatch, now }: GiveUpDeps,
  batchId: string,
  operator: Operator,
): Promise<void> {
  for (let some = await bulks.cancelLeft(batchId); some.length > 0; some = await bulks.cancelLeft(batchId)) {
    for (const { id: resetId, plan } of some) {
      await audit.record({ kind: "cancelled", operator, at: now().toISOString(), resetId, target: plan.target });
    }
  }
  await finishBatch(batchId);
}
