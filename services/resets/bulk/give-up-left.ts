import type { Operator } from "../../../core/directory/people.ts";
import type { Audit } from "../../audit/audit.ts";
import { recordGivenUp } from "../carry-out/record-given-up.ts";
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
  { bulks, finishBatch, ...deps }: GiveUpDeps,
  batchId: string,
  operator: Operator,
): Promise<void> {
  for (let some = await bulks.cancelLeft(batchId); some.length > 0; some = await bulks.cancelLeft(batchId)) {
    for (const one of some) await recordGivenUp(one, operator, deps);
  }
  await finishBatch(batchId);
}
