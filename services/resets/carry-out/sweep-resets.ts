import type { Outcome } from "../../../core/reset/outcome.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { EndLongPauses } from "../bulk/end-long-pauses.ts";
import type { FinishBatch } from "../bulk/finish-batch.ts";
import type { ResetJobs } from "../reset-jobs.ts";
import type { ResetStore } from "../reset-store.ts";
import { type EndDeps, endReset, interrupted } from "./end-reset.ts";
import { longestPauseMs } from "./remove-in-rounds.ts";

export interface SweepResetsDeps extends EndDeps {
  readonly resets: ResetStore;
  readonly jobs: Pick<ResetJobs, "enqueue" | "wake" | "without">;
  readonly finishBatch: FinishBatch;
  readonly endLongPauses: EndLongPauses;
}

/** Ended in one round; the rest in the next ones. */
const mostAtOnce = 100;

/**
 * Nothing confirmed is ever silent: what waited for something that has come goes on, what waited for too long is ended, and so is what has
 * no job (it failed for good, or the database is a restored one). How many were ended.
 */
export function createSweepResets(deps: SweepResetsDeps): () => Promise<number> {
  const { resets, jobs, now } = deps;
  return async () => {
    await resets.endSessions();
    await deps.endLongPauses();
    const resumed = await resets.unpark("no-longer-waiting", now(), jobs.enqueue);
    if (resumed.length > 0) jobs.wake();
    let number = 0;
    const endOne = async (reset: PendingReset, outcome: Outcome) => {
      // Another process found it too.
      if (await endReset(reset, deps, outcome)) number += 1;
    };
    const before = new Date(now().getTime() - longestPauseMs);
    for (const reset of await resets.parkedBefore("sign-in", before)) {
      await endOne(reset, { ...interrupted(reset, deps), stoppedBy: "sign-in-needed" });
    }
    for (const reset of await withoutJob(deps)) await endOne(reset, interrupted(reset, deps));
    // Also those whose last one was ended by somebody who died before it was told.
    for (const batchId of await resets.unfinished()) await deps.finishBatch(batchId);
    return number;
  };
}

/** Read once more after the queue was asked: between the two questions it may have been parked or ended. */
async function withoutJob({ resets, jobs }: SweepResetsDeps): Promise<readonly PendingReset[]> {
  const lost: PendingReset[] = [];
  for (const id of (await jobs.without(await resets.underWay())).slice(0, mostAtOnce)) {
    const found = await resets.find(id);
    if (!found) continue;
    const { state, parked } = found.reset;
    if ((state === "claimed" || state === "begun") && !parked) lost.push(found.reset);
  }
  return lost;
}
