import type { DatabasePlace } from "../../database-place.ts";
import { openBoss, queueOptions, resetQueue } from "./open-boss.ts";
import { giveBackSilent } from "./silent-jobs.ts";

/** Makes or brings up to date the queue's own tables (schema `jobs`), as the role that owns them. May be called again. */
export async function installQueue(place: DatabasePlace): Promise<void> {
  const boss = openBoss(place, { install: true });
  // What goes wrong is thrown by the calls below; without a listener it would end the process.
  boss.on("error", () => undefined);
  try {
    await boss.start();
    // At every start of an embedded database but the first it is there, and making it is a slow transaction.
    if (!(await boss.getQueue(resetQueue))) await boss.createQueue(resetQueue, queueOptions);
    // Whoever installs in an embedded database has it alone: what was under way there has nobody any more.
    if ("pglite" in place) await giveBackSilent(boss, "0 seconds");
  } finally {
    await boss.stop({ graceful: false });
  }
}
