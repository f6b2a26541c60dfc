import { sameAccount } from "../../../core/directory/people.ts";
import type { ConfirmedBatch } from "../../../core/reset/batch-progress.ts";
import type { ParkedWhy, PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Unparked } from "../../../services/resets/reset-store.ts";

function isFree(why: ParkedWhy | undefined, batch: ConfirmedBatch | undefined): boolean {
  return (why === "sessions" && !batch?.sessionsFirst) || (why === "paused" && batch?.mode !== "paused");
}

/** Is this parked reset one of those that go on? Sign-ins are not kept here. */
export function meantParked(
  { parked, operator, batchId }: PendingReset,
  which: Unparked,
  batch: ConfirmedBatch | undefined,
): boolean {
  if (which === "no-longer-waiting") return isFree(parked?.why, batch);
  if ("batchId" in which) return parked?.why === "paused" && batchId === which.batchId;
  return parked?.why === "sign-in" && sameAccount(operator, which.operator);
}
