import { sql } from "kysely";
import type { TestStore } from "./open-test-store.ts";

/** Whoever carries something out has been silent for a second longer than a living process is. */
export async function processDied({ db }: TestStore): Promise<void> {
  await sql`update pending_resets set alive_at = alive_at - interval '91 seconds'`.execute(db);
}
