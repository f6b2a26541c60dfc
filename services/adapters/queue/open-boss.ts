import { fromPglite, PgBoss } from "pg-boss";
import type { DatabasePlace } from "../../database-place.ts";

export const queueSchema = "jobs";
export const resetQueue = "resets";

/** Longer than any reset: a job that a living process holds is never taken from it for being slow. */
const longestJobSeconds = 2 * 60 * 60;

/** As the queue is made; a change of these needs `updateQueue`. */
export const queueOptions = {
  /** One job of a key at a time; the key is the target. */
  policy: "singleton",
  expireInSeconds: longestJobSeconds,
  heartbeatSeconds: 10,
  retryDelay: 0,
  /** Each take-over counts. What still fails then is ended by the sweep, which finds it without a job. */
  retryLimit: 20,
  deleteAfterSeconds: 60 * 60,
} as const;

/** pg-boss over our database, without its clocks that nobody needs: schedules, statistics, a register of processes. */
export function openBoss(place: DatabasePlace, { install }: { install: boolean }): PgBoss {
  const where = "url" in place ? { connectionString: place.url, max: 4 } : { db: fromPglite(place.pglite) };
  return new PgBoss({
    ...where,
    backend: "url" in place ? "postgres" : "pglite",
    schema: queueSchema,
    migrate: install,
    createSchema: install,
    schedule: false,
    supervise: !install,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
}
