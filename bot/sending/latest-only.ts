/** Runs jobs of one key one after the other; of those that wait only the newest is run. A failed job does not stop the newer one. */
export interface LatestOnly {
  /** Resolves when this job or a newer one of the same key has run; rejects where the last one failed. */
  run(key: string, job: () => Promise<void>): Promise<void>;
}

interface Lane {
  waiting?: (() => Promise<void>) | undefined;
  running: Promise<void>;
}

export function createLatestOnly(): LatestOnly {
  const lanes = new Map<string, Lane>();
  return {
    run(key, job) {
      const busy = lanes.get(key);
      if (busy) {
        busy.waiting = job;
        return busy.running;
      }
      const lane: Lane = { waiting: job, running: Promise.resolve() };
      lanes.set(key, lane);
      lane.running = drain(lane).finally(() => lanes.delete(key));
      return lane.running;
    },
  };
}

async function drain(lane: Lane): Promise<void> {
  let failed: { error: unknown } | undefined;
  while (lane.waiting) {
    const job = lane.waiting;
    lane.waiting = undefined;
    failed = await job().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
  }
  if (failed) throw failed.error;
}
