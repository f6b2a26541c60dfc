import type { PgBoss } from "pg-boss";
import type { Log } from "../../log.ts";
import type { RunJob } from "../../resets/reset-jobs.ts";
import { carryJob } from "./carry-job.ts";
import { createHeldJobs } from "./held-jobs.ts";
import type { JobData } from "./job-insert.ts";
import { resetQueue } from "./open-boss.ts";
import { giveBackSilent } from "./silent-jobs.ts";

export interface Worker {
  /** Looks for work now. */
  wake(): void;
  /** Takes nothing more; what is in hand is handed back as soon as it can be. */
  stop(): Promise<void>;
}

export interface WorkerDeps {
  readonly boss: PgBoss;
  readonly run: RunJob;
  /** Jobs at a time. */
  readonly atOnce: number;
  readonly log: Log;
}

/** At most so many of one tenant at a time, in all processes together; two more for what somebody sits and waits for. */
const perTenant = { default: 4, tiers: { interactive: 6 } };
const lookEveryMs = 1_000;
const aliveEveryMs = 2_000;
const longestStopMs = 20_000;

/**
 * Takes jobs as long as there is room. Not pg-boss's own workers: of those each asks for itself, so that one job wakes sixteen queries on
 * the one embedded connection, and after a job each of them sleeps until the next poll.
 */
export function workOnJobs({ boss, run, atOnce, log }: WorkerDeps): Worker {
  const held = createHeldJobs(boss, () => performance.now());
  const handBack = new AbortController();
  const { signal } = handBack;
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
    while (lookAgain && !signal.aborted) {
      lookAgain = false;
      await takeAll().catch((err: unknown) => {
        log.warn({ err }, "jobs could not be fetched");
      });
    }
  }

  async function takeAll(): Promise<void> {
    while (held.size < atOnce && !signal.aborted) {
      const room = { batchSize: atOnce - held.size, groupConcurrency: perTenant, includeMetadata: true } as const;
      const jobs = await boss.fetch<JobData>(resetQueue, room);
      if (jobs.length === 0) return;
      for (const job of jobs) {
        held.add(job);
        const work = carryJob(job, { boss, run, held, handBack: signal, log }).finally(() => {
          held.remove(job);
          underWay.delete(work);
          wake();
        });
        underWay.add(work);
      }
    }
  }

  const tick = (act: () => Promise<unknown>) => {
    act().catch((err: unknown) => {
      log.warn({ err }, "queue did not answer");
    });
  };
  const alive = setInterval(tick, aliveEveryMs, () => held.sayAlive());
  const looks = setInterval(tick, lookEveryMs, () => giveBackSilent(boss).finally(wake));
  looks.unref();
  wake();

  return {
    wake,
    async stop() {
      handBack.abort();
      clearInterval(looks);
      await Promise.race([Promise.allSettled([looking, ...underWay]), pause(longestStopMs)]);
      clearInterval(alive);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
