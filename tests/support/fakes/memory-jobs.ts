import type { JobEnd, JobRun, ResetJob, ResetJobs, RunJob } from "../../../services/resets/reset-jobs.ts";

export interface MemoryJobs extends ResetJobs {
  readonly queued: { job: ResetJob; tries: number; again: boolean }[];
  /** For another process to take up: push them to `queued`. */
  readonly handedBack: MemoryJobs["queued"];
  /** How each run ended, in order. */
  readonly ends: JobEnd[];
  /** Set: every run from now on is asked to hand its job back at that signal. */
  handBack: AbortSignal;
  stillMine: () => Promise<boolean>;
  /** Runs what is queued, all at once, and what that puts off, until nothing is left. */
  drain(run: RunJob, passed?: (ms: number) => void): Promise<void>;
}

/** As the queue does with what is thrown. */
const mostThrows = 6;

/** A queue in memory, without transactions and without clocks. */
export function memoryJobs(): MemoryJobs {
  const queued: MemoryJobs["queued"] = [];
  const handedBack: MemoryJobs["queued"] = [];
  const ends: JobEnd[] = [];
  const jobs: MemoryJobs = {
    ...{ queued, handedBack },
    ends,
    handBack: new AbortController().signal,
    stillMine: () => Promise.resolve(true),
    enqueue: (_within, more) => {
      for (const job of more) queued.push({ job, tries: 0, again: false });
      return Promise.resolve();
    },
    wake: () => undefined,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    without: (ids) => Promise.resolve(ids.filter((id) => !queued.some(({ job }) => job.resetId === id))),
    waiting: () => Promise.resolve({ depth: queued.length, oldestSeconds: 0 }),
    async drain(run, passed = () => undefined) {
      for (let now = queued.splice(0); now.length > 0; now = queued.splice(0)) {
        await Promise.all(now.map((one) => carry(one, run, passed)));
      }
    },
  };
  async function carry(one: MemoryJobs["queued"][number], run: RunJob, passed: (ms: number) => void): Promise<void> {
    const { job, tries, again } = one;
    const given: JobRun = { resetId: job.resetId, tries, again, handBack: jobs.handBack, stillMine: jobs.stillMine };
    const end = await run(given).catch((): JobEnd => {
      const afterMs = 1000 * 2 ** tries;
      return tries < mostThrows ? { kind: "later", afterMs } : { kind: "done" };
    });
    ends.push(end);
    if (end.kind === "handed-back") handedBack.push({ job, tries, again: true });
    if (end.kind !== "later") return;
    passed(end.afterMs);
    queued.push({ job, tries: tries + 1, again });
  }
  return jobs;
}
