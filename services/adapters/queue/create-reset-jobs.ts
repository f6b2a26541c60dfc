import type { PgBoss } from "pg-boss";
import { Problem } from "../../../core/problem.ts";
import type { DatabasePlace } from "../../database-place.ts";
import type { Log } from "../../log.ts";
import type { JobsWaiting, ResetJobs, RunJob } from "../../resets/reset-jobs.ts";
import { SchemaUnfit } from "../../schema-unfit.ts";
import { jobInsert } from "./job-insert.ts";
import { openBoss, queueSchema, resetQueue } from "./open-boss.ts";
import { roundRobin } from "./round-robin.ts";
import { type Worker, workOnJobs } from "./work-on-jobs.ts";

export interface ResetJobsParts {
  readonly place: DatabasePlace;
  /** Jobs at a time in this process. */
  readonly atOnce: number;
  readonly log: Log;
}

/** The queue on pg-boss, in the database of the resets. It has to be installed. */
export function createResetJobs({ place, atOnce, log }: ResetJobsParts): ResetJobs {
  const boss = openBoss(place, { install: false });
  boss.on("error", (err) => {
    log.warn({ err }, "queue did not answer");
  });
  let worker: Worker | undefined;
  return {
    async enqueue(within, jobs) {
      // Started before: within the transaction of an embedded database it would wait for ever.
      // Few tenants' jobs at the front would leave the others' calls unused, since each tenant has a pace of its own.
      const fair = roundRobin(jobs, ({ target }) => target.tenantId);
      await boss.insert(resetQueue, fair.map(jobInsert.of), { db: within });
    },
    wake: () => worker?.wake(),
    async start(run: RunJob) {
      await boss.start().catch((error: unknown) => {
        throw fitting(error);
      });
      worker = workOnJobs({ boss, run, atOnce, log });
    },
    async stop() {
      await worker?.stop();
      worker = undefined;
      await boss.stop({ graceful: false });
    },
    without: (resetIds) => orUnavailable(() => without(boss, resetIds)),
    waiting: () => orUnavailable(() => waiting(boss)),
  };
}

/** pg-boss says by its message alone that its tables are missing or older than it is. */
function fitting(error: unknown): unknown {
  const unfit = error instanceof Error && /not installed|requires migrations/.test(error.message);
  if (!unfit) return error;
  const what = "Run `npm run migrate` with the account that owns the tables, then start again.";
  return new SchemaUnfit("The queue's tables are not those of this version.", what);
}

async function without(boss: PgBoss, resetIds: readonly string[]): Promise<readonly string[]> {
  if (resetIds.length === 0) return [];
  const { rows } = await boss.getDb().executeSql(
    `select id from json_array_elements_text($1::json) as id where id not in (
      select data->>'resetId' from ${queueSchema}.job where name = $2 and state <= 'active')`,
    [JSON.stringify(resetIds), resetQueue],
  );
  return (rows as { id: string }[]).map(({ id }) => id);
}

async function waiting(boss: PgBoss): Promise<JobsWaiting> {
  const { rows } = await boss.getDb().executeSql(
    `select count(*)::int as depth,
      coalesce(extract(epoch from max(${queueSchema}.job_now() - created_on)), 0)::float8 as "oldestSeconds"
      from ${queueSchema}.job where name = $1 and state < 'active'`,
    [resetQueue],
  );
  const [row] = rows as JobsWaiting[];
  return row ?? { depth: 0, oldestSeconds: 0 };
}

async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new Problem("store-unavailable", { cause });
  }
}
