import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { FinishBatch } from "../bulk/finish-batch.ts";
import type { JobEnd, JobRun } from "../reset-jobs.ts";
import type { FoundReset } from "../reset-store.ts";
import type { CarryOutDeps } from "./carry-out-deps.ts";
import { recordEnded } from "./end-reset.ts";
import { recordGivenUp } from "./record-given-up.ts";
import { recordSuperseded } from "./supersede.ts";

export interface TidyUpDeps extends Pick<CarryOutDeps, "audit" | "recorded" | "now"> {
  readonly finishBatch: FinishBatch;
}

const done: JobEnd = { kind: "done" };
/** Longer than whoever gives up a hundred needs to write that down. */
const writtenWithinMs = 60_000;

/** A job of a reset that is over already. Whoever ended it may have died before it stood in the record and on the card. */
export async function tidyUp(found: FoundReset, job: JobRun, deps: TidyUpDeps): Promise<JobEnd> {
  const { reset } = found;
  if (reset.state === "cancelled") return tidyUpGivenUp(found, job, deps);
  if (job.again || job.tries > 0) await recordEnd(reset, deps);
  return done;
}

async function recordEnd(reset: PendingReset, deps: TidyUpDeps): Promise<void> {
  const { outcome, state } = reset;
  const recorded = await deps.recorded(reset.id);
  if (outcome && !recorded.has("ended")) await recordEnded(reset, deps, outcome);
  if (state === "superseded" && !recorded.has("superseded")) await recordSuperseded(reset, deps);
  await deps.finishBatch(reset.batchId);
}

/** Many are given up in one statement and recorded one by one: who is not recorded yet is looked at once more. */
async function tidyUpGivenUp({ reset, batch }: FoundReset, { tries }: JobRun, deps: TidyUpDeps): Promise<JobEnd> {
  if ((await deps.recorded(reset.id)).has("cancelled")) return done;
  if (tries === 0) return { kind: "later", afterMs: writtenWithinMs };
  await recordGivenUp(reset, batch?.by ?? reset.operator, deps);
  return done;
}
