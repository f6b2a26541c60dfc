import { CompiledQuery, sql } from "kysely";
import { createResetJobs } from "../../services/adapters/queue/create-reset-jobs.ts";
import type { JobEnd, JobRun, ResetJob, ResetJobs, SqlTransaction } from "../../services/resets/reset-jobs.ts";
import { openTestStore, type TestStore } from "./open-test-store.ts";
import { recordingLog } from "./recording-log.ts";

/** One process's end of the queue, whose runs a test ends by hand. */
export interface TestWorker {
  readonly jobs: ResetJobs;
  readonly log: ReturnType<typeof recordingLog>;
  /** What it was given, in order. */
  readonly runs: JobRun[];
  /** Reset ids in hand. */
  readonly inHand: Set<string>;
  end(resetId: string, end?: JobEnd | Error): void;
  /** Whatever it has or is given from now on ends at once. */
  endAll(): void;
}

export interface TestQueue {
  readonly store: TestStore;
  /** Another process. */
  worker(atOnce?: number): Promise<TestWorker>;
  /** In a transaction of its own; `fails`: it is rolled back. */
  enqueue(worker: TestWorker, jobs: readonly ResetJob[], fails?: Error): Promise<void>;
  /** Nothing is queued, nobody works. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** The queue over a store of its own, with as many processes as a test wants. */
export async function openTestQueue(): Promise<TestQueue> {
  const store = await openTestStore();
  const workers: TestWorker[] = [];
  const queue: TestQueue = {
    store,
    async worker(atOnce = 16) {
      const log = recordingLog();
      const worker = createWorker(createResetJobs({ place: store.place, atOnce, log }), log);
      workers.push(worker);
      await worker.start();
      return worker;
    },
    async enqueue({ jobs }, more, fails) {
      await store.db.transaction().execute(async (trx) => {
        const within: SqlTransaction = {
          executeSql: (text, values = []) => trx.executeQuery(CompiledQuery.raw(text, values)).then(rowsOf),
        };
        await jobs.enqueue(within, more);
        if (fails) throw fails;
      });
      jobs.wake();
    },
    async empty() {
      for (const worker of workers.splice(0)) {
        worker.endAll();
        await worker.jobs.stop();
      }
      await sql`delete from jobs.job`.execute(store.db);
    },
    async close() {
      await queue.empty();
      await store.close();
    },
  };
  return queue;
}

const rowsOf = ({ rows }: { rows: unknown[] }) => ({ rows: rows as Record<string, unknown>[] });

function createWorker(jobs: ResetJobs, log: TestWorker["log"]): TestWorker & { start(): Promise<void> } {
  const runs: JobRun[] = [];
  const inHand = new Set<string>();
  const ends: { readonly resetId: string; readonly say: (end: JobEnd | Error) => void }[] = [];
  let atOnce = false;
  const done = { kind: "done" } as const;
  const run = (job: JobRun): Promise<JobEnd> => {
    runs.push(job);
    if (atOnce) return Promise.resolve(done);
    inHand.add(job.resetId);
    return new Promise((resolve, reject) => {
      const say = (end: JobEnd | Error) => {
        inHand.delete(job.resetId);
        if (end instanceof Error) reject(end);
        else resolve(end);
      };
      ends.push({ resetId: job.resetId, say });
    });
  };
  return {
    ...{ jobs, log, runs, inHand },
    start: () => jobs.start(run),
    end(resetId, end = done) {
      const index = ends.findIndex((one) => one.resetId === resetId);
      for (const { say } of index < 0 ? [] : ends.splice(index, 1)) say(end);
    },
    endAll() {
      atOnce = true;
      for (const { say } of ends.splice(0)) say(done);
    },
  };
}
