import type { PgBoss } from "pg-boss";
import type { HeldJob } from "./held-jobs.ts";
import { priorities } from "./job-insert.ts";
import { queueSchema, resetQueue } from "./open-boss.ts";

/** To whoever is free, before a bulk's others: pg-boss puts it behind all that wait, where a half-done reset would grow too old. */
export async function giveBack(boss: PgBoss, jobs: readonly HeldJob[], why: string): Promise<void> {
  await boss.getDb().executeSql(
    `update ${queueSchema}.job set priority = greatest(priority, $1::int)
      where name = $2 and state = 'active' and id in (select id::uuid from json_array_elements_text($3::json) as id)`,
    [priorities.again, resetQueue, JSON.stringify(jobs.map(({ id }) => id))],
  );
  await boss.fail(resetQueue, [...jobs], { why });
}
