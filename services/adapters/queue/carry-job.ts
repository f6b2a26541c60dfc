import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Log } from "../../log.ts";
import type { JobEnd, RunJob } from "../../resets/reset-jobs.ts";
import { giveBack } from "./give-back.ts";
import type { HeldJobs } from "./held-jobs.ts";
import { type JobData, jobInsert } from "./job-insert.ts";
import { resetQueue } from "./open-boss.ts";

export interface CarryJobDeps {
  readonly boss: PgBoss;
  readonly run: RunJob;
  readonly held: HeldJobs;
  readonly handBack: AbortSignal;
  readonly log: Log;
}

/** What a job throws is a fault of ours: it is tried again, ever more rarely, and then left to the sweep, which ends its reset. */
const mostThrows = 6;

/** One job from hand to mouth. Never throws. */
export async function carryJob(job: JobWithMetadata<JobData>, deps: CarryJobDeps): Promise<void> {
  const { boss, run, held, handBack, log } = deps;
  const { resetId, tries = 0 } = job.data;
  const stillMine = () => held.stillMine(job);
  try {
    await settle(boss, job, await run({ resetId, tries, again: job.retryCount > 0, stillMine, handBack }));
  } catch (err) {
    log.error({ err, resetId, tries }, "job failed");
    const end: JobEnd = tries < mostThrows ? { kind: "later", afterMs: 1_000 * 2 ** tries } : { kind: "done" };
    // Without the database nothing can be said: the job falls silent, and is taken up again.
    await settle(boss, job, end).catch(() => undefined);
  }
}

async function settle(boss: PgBoss, job: JobWithMetadata<JobData>, end: JobEnd): Promise<void> {
  if (end.kind === "handed-back") {
    await giveBack(boss, [job], "its process stopped");
    return;
  }
  // First the next one: at no time is the reset without a job.
  if (end.kind === "later") await boss.insert(resetQueue, [jobInsert.later(job, end.afterMs)]);
  await boss.complete(resetQueue, [job]);
}
