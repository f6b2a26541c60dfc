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
  /** False: somebody else has it, or a later attempt in this process. */
  stillMine(job: HeldJob): Promise<boolean>;
}

/** Well below the silence after which others take over. */
const heardWithinMs = 4_000;

/** `elapsed`: milliseconds of a clock that never jumps. */
export function createHeldJobs(boss: PgBoss, elapsed: () => number): HeldJobs {
  const all = new Set<HeldJob>();
  /** Of each job the newest attempt: an older one was given up by everybody but itself. */
  const newest = new Map<string, { readonly job: HeldJob; heardAt: number }>();
  const sayAlive = async () => {
    const held = [...newest.values()];
    if (held.length === 0) return;
    const asked = elapsed();
    const jobs = held.map(({ job }) => job);
    const { settled = [] } = (await boss.touch(resetQueue, jobs)) as { settled?: readonly string[] };
    for (const one of held) one.heardAt = settled.includes(one.job.id) ? asked : Number.NEGATIVE_INFINITY;
  };
  const isHeard = (job: HeldJob) => {
    const held = newest.get(job.id);
    return held?.job === job && elapsed() - held.heardAt < heardWithinMs;
  };
  return {
    get size() {
      return all.size;
    },
    add(job) {
      all.add(job);
      newest.set(job.id, { job, heardAt: elapsed() });
    },
    remove(job) {
      all.delete(job);
      if (newest.get(job.id)?.job === job) newest.delete(job.id);
    },
    sayAlive,
    async stillMine(job) {
      if (isHeard(job)) return true;
      if (newest.get(job.id)?.job === job) await sayAlive();
      return isHeard(job);
    },
  };
}
