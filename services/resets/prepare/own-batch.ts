import { type Operator, sameAccount } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { ResetStore } from "../reset-store.ts";

/** Who pressed, in which conversation, on the card of which batch. All three come with the press; only the first is proven. */
export interface Press {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly batchId: string;
}

/** The resets behind a card, for their own operator in their own conversation only. Throws `card-unknown`, `not-yours`. */
export async function ownBatch(resets: ResetStore, press: Press): Promise<readonly PendingReset[]> {
  const batch = await resets.batch(press.batchId);
  checkOwn(batch, press);
  return batch;
}

/** Throws `card-unknown`, `not-yours`. */
export function checkOwn(batch: readonly PendingReset[], press: Omit<Press, "batchId">): void {
  if (batch.length === 0) throw new Problem("card-unknown");
  if (!batch.every((reset) => sameAccount(reset.operator, press.operator))) throw new Problem("not-yours");
  if (!batch.every((reset) => reset.conversationId === press.conversationId)) throw new Problem("card-unknown");
}
