import type { Log } from "./log.ts";

/** What goes on after an HTTP answer. A failure ends in a log line, never in the process. */
export interface Background {
  run(name: string, work: () => Promise<unknown>): void;
  /** Resolves when all that was begun has ended. */
  idle(): Promise<void>;
}

export function createBackground(log: Log): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    run(name, work) {
      const job = Promise.resolve()
        .then(work)
        .catch((err: unknown) => {
          log.error({ err, job: name }, "background work failed");
        })
        .finally(() => underWay.delete(job));
      underWay.add(job);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
