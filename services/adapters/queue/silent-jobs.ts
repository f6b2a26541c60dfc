import type { PgBoss } from "pg-boss";
import { giveBack } from "./give-back.ts";
import { queueSchema, resetQueue } from "./open-boss.ts";

/** pg-boss itself waits ten seconds at least, and then for its next round. */
const silentAfter = "7 seconds";

/** Gives back the jobs of processes that fell silent; how many. Whoever comes second finds none: each is given back at the attempt it was seen at. */
export async function giveBackSilent(boss: PgBoss, silence = silentAfter): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `select id, retry_count from ${queueSchema}.job
      where name = $1 and state = 'active' and heartbeat_on < ${queueSchema}.job_now() - $2::interval`,
    [resetQueue, silence],
  );
  const silent = (rows as { id: string; retry_count: number }[]).map(({ id, retry_count: retryCount }) => ({
    id,
    retryCount,
  }));
  if (silent.length > 0) await giveBack(boss, silent, "its process fell silent");
  return silent.length;
}
