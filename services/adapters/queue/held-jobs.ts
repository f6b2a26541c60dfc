import type { PgBoss } from "pg-boss";
import { resetQueue } from "./open-boss.ts";

/** One attempt at a job, as pg-boss hands it out. */
export interface HeldJob {
  readonly id: string;
  readonly retryCount: number;
}

/** The jobs in this process's hands, and when the database last heard that they are. */
export interface HeldJobs {
  readonly size: number;
  add(job: HeldJob): void;
  remove(job: HeldJob): void;
  /** Says of all of them that this process is alive. Throws when the database does not answer. */
  sayAlive(): Promise<void>;
  /** False: somebody else has it. */
  stillMine(job: HeldJob): Promise<boolean>;
}

/** Well below the silence after which others take over. */
const heardWithinMs = 4_000;

/** `elapsed`: milliseconds of a clock that never jumps. */
export function createHeldJobs(boss: PgBoss, elapsed: () => number): HeldJobs {
  const heardAt = new Map<string, { job: HeldJob; at: number }>();
  const sayAlive = async () => {
    const jobs = [...heardAt.values()].map(({ job }) => job);
    if (jobs.length === 0) return;
    const asked = elapsed();
    const { settled = [] } = (await boss.touch(resetQueue, jobs)) as { settled?: readonly string[] };
    for (const job of jobs) {
      const held = heardAt.get(job.id);
      if (held) heardAt.set(job.id, { job, at: settled.includes(job.id) ? asked : Number.NEGATIVE_INFINITY });
    }
  };
  const isHeard = ({ id }: HeldJob) => elapsed() - (heardAt.get(id)?.at ?? Number.NEGATIVE_INFINITY) < heardWithinMs;
  return {
    get size() {
      return heardAt.size;
    },
    add: (job) => void heardAt.set(job.id, { job, at: elapsed() }),
    remove: ({ id }) => void heardAt.delete(id),
    sayAlive,
    async stillMine(job) {
      if (isHeard(job)) return true;
      await sayAlive();
      return isHeard(job);
    },
  };
}
