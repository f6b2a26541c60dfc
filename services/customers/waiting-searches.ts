import type { Operator } from "../../core/directory/people.ts";
import type { SearchCommand } from "../../core/search-command.ts";
import { requestsLeft } from "../requests-left.ts";

export interface WaitingSearch {
  /** By which the selector names it: opaque, new for each. */
  readonly id: string;
  readonly command: SearchCommand;
}

/** Kept ten minutes, one per operator and conversation. Throws `store-unavailable`. */
export interface WaitingSearchStore {
  keep(operator: Operator, conversationId: string, search: WaitingSearch): Promise<void>;
  find(operator: Operator, conversationId: string): Promise<WaitingSearch | undefined>;
  forget(operator: Operator, conversationId: string): Promise<void>;
}

interface Where {
  readonly operator: Operator;
  readonly conversationId: string;
}

/** A search that waits until its operator has looked at an old selection. */
export interface WaitingSearches {
  /** Takes the place of an earlier one; resolves with its id. */
  keep(where: Where, command: SearchCommand): Promise<string>;
  /** Undefined: expired, forgotten, or another one waits by now. */
  find(where: Where, id: string): Promise<SearchCommand | undefined>;
  forget(where: Where): Promise<void>;
}

export function createWaitingSearches({
  store,
  newId,
}: {
  readonly store: WaitingSearchStore;
  readonly newId: () => string;
}): WaitingSearches {
  return {
    async keep({ operator, conversationId }, command) {
      const id = newId();
      await store.keep(operator, conversationId, { id, command });
      return id;
    },
    async find({ operator, conversationId }, id) {
      const waiting = await store.find(operator, conversationId);
      return waiting?.id === id ? waiting.command : undefined;
    },
    async forget({ operator, conversationId }) {
      await requestsLeft();
      await store.forget(operator, conversationId);
    },
  };
}
