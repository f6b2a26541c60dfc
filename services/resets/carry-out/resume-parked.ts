import type { Operator } from "../../../core/directory/people.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetJobs } from "../reset-jobs.ts";
import type { ResetStore } from "../reset-store.ts";

/** An operator has signed in: what waited for that goes on. */
export type ResumeParked = (operator: Pick<Operator, "tenantId" | "objectId">) => Promise<void>;

export function createResumeParked(deps: {
  readonly resets: Pick<ResetStore, "unpark">;
  readonly jobs: Pick<ResetJobs, "enqueue" | "wake">;
  readonly tell: TellReset;
  readonly now: () => Date;
}): ResumeParked {
  const { resets, jobs, tell, now } = deps;
  return async (operator) => {
    const batches = await resets.unpark({ operator }, now(), jobs.enqueue);
    jobs.wake();
    for (const batchId of batches) tell({ kind: "progressed", batchId });
  };
}
