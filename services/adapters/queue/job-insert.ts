import type { JobInsert, JobWithMetadata } from "pg-boss";
import type { ResetJob } from "../../resets/reset-jobs.ts";

/** All that a job says: which reset, and how often it was put off. */
export interface JobData {
  readonly resetId: string;
  readonly tries?: number;
}

/** Who goes first: whoever is sat and waited for, then what was in somebody's hands already, then a bulk's others. */
export const priorities = { interactive: 10, again: 5, bulk: 0 } as const;

/** Jobs as pg-boss takes them. */
export const jobInsert = { of, later };

function of({ resetId, target, bulk, begun = false }: ResetJob): JobInsert<JobData> {
  const { tenantId, objectId } = target;
  return {
    data: { resetId },
    singletonKey: `${tenantId}/${objectId}`,
    ...(bulk
      ? { priority: begun ? priorities.again : priorities.bulk, group: { id: tenantId } }
      : { priority: priorities.interactive, group: { id: tenantId, tier: "interactive" } }),
  };
}

/** The same once more, after so many milliseconds. */
function later({ data, ...job }: JobWithMetadata<JobData>, afterMs: number): JobInsert<JobData> {
  const { priority, singletonKey, groupId, groupTier } = job;
  return {
    data: { ...data, tries: (data.tries ?? 0) + 1 },
    startAfter: Math.ceil(afterMs / 1000),
    // At the end of a long bulk it would be found too old.
    priority: Math.max(priority, priorities.again),
    ...(singletonKey !== null && { singletonKey }),
    ...(groupId && { group: { id: groupId, ...(groupTier && { tier: groupTier }) } }),
  };
}
