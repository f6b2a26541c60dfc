import { createResetJobs } from "../../services/adapters/queue/create-reset-jobs.ts";
import type { Store } from "../../services/adapters/store/create-store.ts";
import type { ResetJobs, RunJob } from "../../services/resets/reset-jobs.ts";
import type { Background } from "../background.ts";
import type { Log } from "../log.ts";
import type { Config } from "../settings/config.ts";

/** Nothing confirmed stays without a job for longer than this. */
const sweepEveryMs = 10_000;

/** The queue, over the database of the store. */
export function composeJobs(
  { JOBS_AT_ONCE: atOnce }: Config,
  deps: { store: Pick<Store, "place">; log: Log },
): ResetJobs {
  return createResetJobs({ place: deps.store.place, atOnce, log: deps.log });
}

/** Carrying out what is confirmed, from the start to the stop of this process. */
export function composeWork(
  { jobs, run, sweep }: { jobs: ResetJobs; run: RunJob; sweep: () => Promise<number> },
  background: Background,
): { start(): Promise<void>; stop(): Promise<void> } {
  const round = () => {
    background.run("sweep of resets", sweep);
  };
  let rounds: NodeJS.Timeout | undefined;
  return {
    async start() {
      await jobs.start(run);
      round();
      rounds = setInterval(round, sweepEveryMs).unref();
    },
    async stop() {
      clearInterval(rounds);
      await jobs.stop();
    },
  };
}
