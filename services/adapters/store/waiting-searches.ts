import type { Kysely } from "kysely";
import type { WaitingSearch, WaitingSearchStore } from "../../customers/waiting-searches.ts";
import type { Database } from "./database.ts";
import { waitingRows } from "./waiting-rows.ts";

/** Searches that wait for a look at the selection, in SQL. */
export function createWaitingSearchStore(db: Kysely<Database>, now: () => Date): WaitingSearchStore {
  const { keep, find, take } = waitingRows<WaitingSearch>(db, now);
  return {
    keep: (operator, conversationId, search) => keep(operator, placeIn(conversationId), search),
    find: (operator, conversationId) => find(operator, placeIn(conversationId)),
    forget: async (operator, conversationId) => {
      await take(operator, placeIn(conversationId));
    },
  };
}

/** Beside the command that may wait for a sign-in in the same conversation. */
function placeIn(conversationId: string): string {
  return `${conversationId} selection`;
}
