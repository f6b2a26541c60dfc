import type { PgBoss } from "pg-boss";
import type { Log } from "../../log.ts";
import type { RunJob } from "../../resets/reset-jobs.ts";
import { carryJob } from "./carry-job.ts";
import { createHeldJobs } from "./held-jobs.ts";
import { giveBackSilent } from "./silent-jobs.ts";
import { createTakeJobs } from "./take-jobs.ts";

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

const lookEveryMs = 1_000;
const aliveEveryMs = 2_000;
const longestStopMs = 20_000;

/** Takes jobs and carries them out, says that this process is alive, and notices which others are not. */
export function workOnJobs({ boss, run, atOnce, log }: WorkerDeps): Worker {
  const held = createHeldJobs(boss, () => performance.now());
  const handBack = new AbortController();
  const { signal } = handBack;
  const carry = (job: Parameters<typeof carryJob>[0]) => carryJob(job, { boss, run, held, handBack: signal, log });
  const jobs = createTakeJobs({ boss, held, atOnce, stopped: signal, carry, log });
  const every = (ms: number, act: () => Promise<unknown>) =>
    setInterval(() => {
      act().catch((err: unknown) => {
        log.warn({ err }, "queue did not answer");
      });
    }, ms).unref();
  const alive = every(aliveEveryMs, () => held.sayAlive());
  const looks = every(lookEveryMs, () =>
    giveBackSilent(boss).finally(() => {
      jobs.wake();
    }),
  );
  jobs.wake();
  return {
    wake: () => {
      jobs.wake();
    },
    async stop() {
      handBack.abort();
      clearInterval(looks);
      await Promise.race([jobs.idle(), pause(longestStopMs)]);
      clearInterval(alive);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
