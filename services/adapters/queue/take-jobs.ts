import { setTimeout as sleep } from "node:timers/promises";
import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Log } from "../../log.ts";
import type { HeldJobs } from "./held-jobs.ts";
import type { JobData } from "./job-insert.ts";
import { resetQueue } from "./open-boss.ts";

export interface TakeJobsDeps {
  readonly boss: PgBoss;
  readonly held: HeldJobs;
  /** Jobs at a time. */
  readonly atOnce: number;
  /** Aborts when nothing more is to be taken. */
  readonly stopped: AbortSignal;
  /** Never rejects. */
  readonly carry: (job: JobWithMetadata<JobData>) => Promise<void>;
  readonly log: Log;
}

export interface TakeJobs {
  /** Takes what there is and room for, now. */
  wake(): void;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

const firstWordsMs = 25;
/** At most so many of one tenant at a time, in all processes together; two more for what somebody sits and waits for. */
const perTenant = { default: 4, tiers: { interactive: 6 } };
const roomFor = (jobs: number) => ({ batchSize: jobs, groupConcurrency: perTenant, includeMetadata: true }) as const;

/**
 * Takes jobs as long as there is room. Not pg-boss's own workers: of those each asks for itself, so that one job wakes sixteen queries on
 * the one embedded connection, and after a job each of them sleeps until the next poll.
 */
export function createTakeJobs({ boss, held, atOnce, stopped, carry, log }: TakeJobsDeps): TakeJobs {
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  function wake(): void {
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }

  async function look(): Promise<void> {
    while (lookAgain && !stopped.aborted) {
      lookAgain = false;
      await takeAll().catch((err: unknown) => {
        log.warn({ err }, "jobs could not be fetched");
      });
    }
  }

  /** Until none is left: where one tenant has its share, the next question finds the others'. */
  async function takeAll(): Promise<void> {
    while (held.size < atOnce && !stopped.aborted) {
      const jobs = await boss.fetch<JobData>(resetQueue, roomFor(atOnce - held.size));
      if (jobs.length === 0) return;
      for (const job of jobs) take(job);
      // What was just taken asks the database first: one reset must not wait for a question that finds nothing.
      await sleep(firstWordsMs, undefined, { signal: stopped, ref: false }).catch(() => undefined);
    }
  }

  function take(job: JobWithMetadata<JobData>): void {
    held.add(job);
    const work = carry(job).finally(() => {
      held.remove(job);
      underWay.delete(work);
      wake();
    });
    underWay.add(work);
  }

  return {
    wake,
    async idle() {
      await looking;
      await Promise.all(underWay);
    },
  };
}
