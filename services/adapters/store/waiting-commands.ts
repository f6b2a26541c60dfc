import type { Kysely } from "kysely";
import type { WaitingCommand, WaitingCommands } from "../../sign-in/waiting-commands.ts";
import type { Database } from "./database.ts";
import { waitingRows } from "./waiting-rows.ts";

/** Commands that wait for a sign-in, in SQL. */
export function createWaitingCommands(db: Kysely<Database>, now: () => Date): WaitingCommands {
  const { keep, take } = waitingRows<WaitingCommand>(db, now);
  return { keep, take };
}
