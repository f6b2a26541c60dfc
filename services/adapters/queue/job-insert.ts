import type { JobInsert, JobWithMetadata } from "pg-boss";
import type { ResetJob } from "../../resets/reset-jobs.ts";

/** All that a job says: which reset, and how often it was put off. */
export interface JobData {
  readonly resetId: string;
  readonly tries?: number;
}

/** Jobs as pg-boss takes them. */
export const jobInsert = { of, later };

function of({ resetId, target, bulk }: ResetJob): JobInsert<JobData> {
  const { tenantId, objectId } = target;
  return {
    data: { resetId },
    singletonKey: `${tenantId}/${objectId}`,
    ...(bulk ? { group: { id: tenantId } } : { priority: 10, group: { id: tenantId, tier: "interactive" } }),
  };
}

/** The same once more, after so many milliseconds. */
function later({ data, ...job }: JobWithMetadata<JobData>, afterMs: number): JobInsert<JobData> {
  const { priority, singletonKey, groupId, groupTier } = job;
  return {
    data: { ...data, tries: (data.tries ?? 0) + 1 },
    startAfter: Math.ceil(afterMs / 1000),
    priority,
    ...(singletonKey !== null && { singletonKey }),
    ...(groupId && { group: { id: groupId, ...(groupTier && { tier: groupTier }) } }),
  };
}
