import type { Operator } from "../../../core/directory/people.ts";
import { createWaitingSearches, type WaitingSearch } from "../../../services/customers/waiting-searches.ts";

/** Waiting searches in memory: "search-1", "search-2", …; nothing expires. */
export function memoryWaitingSearches() {
  const kept = new Map<string, WaitingSearch>();
  const placeOf = ({ objectId }: Operator, conversationId: string) => `${objectId} ${conversationId}`;
  let ids = 0;
  return createWaitingSearches({
    store: {
      keep: (operator, conversationId, search) =>
        Promise.resolve(void kept.set(placeOf(operator, conversationId), search)),
      find: (operator, conversationId) => Promise.resolve(kept.get(placeOf(operator, conversationId))),
      forget: (operator, conversationId) => Promise.resolve(void kept.delete(placeOf(operator, conversationId))),
    },
    newId: () => `search-${++ids}`,
  });
}
