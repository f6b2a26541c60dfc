import type { Operator } from "../../core/directory/people.ts";
import type { ConversationAddress, ConversationStore } from "./conversation-store.ts";

export interface NearConversationsDeps {
  readonly store: ConversationStore;
  /** No other process takes this bot's messages: what was seen need not be told to anybody. */
  readonly alone: boolean;
  readonly now: () => Date;
}

/** Teams delivers a message again within minutes; facts/teams.md. */
const replayWindowMs = 10 * 60_000;
/** After this a chat is written again: another process may have forgotten it meanwhile. */
const chatLifetimeMs = 10 * 60_000;
const mostChats = 10_000;

/** The store's conversations with a memory before them, so that a message of somebody known asks the database for nothing. */
export function createNearConversations({ store, alone, now }: NearConversationsDeps): ConversationStore {
  return { ...store, ...rememberedChats(store, now), ...(alone && { firstSight: seenHere() }) };
}

function rememberedChats(
  store: ConversationStore,
  now: () => Date,
): Pick<ConversationStore, "rememberPersonal" | "forgetPersonal"> {
  const written = new Map<string, { readonly address: ConversationAddress; readonly at: number }>();
  return {
    async rememberPersonal(operator, address) {
      const key = keyOf(operator);
      const known = written.get(key);
      const at = now().getTime();
      if (known && at - known.at < chatLifetimeMs && isSame(known.address, address)) return;
      await store.rememberPersonal(operator, address);
      if (written.size >= mostChats) written.clear();
      written.set(key, { address, at });
    },
    async forgetPersonal(operator) {
      written.delete(keyOf(operator));
      await store.forgetPersonal(operator);
    },
  };
}

/** A restart forgets: HTTP 200 goes out before the work begins, so what Teams sends again to the next process was not answered by this one. */
function seenHere(): ConversationStore["firstSight"] {
  const seen = new Map<string, number>();
  return (conversationId, activityId, date) => {
    const at = date.getTime();
    for (const [key, seenAt] of seen) {
      if (at - seenAt < replayWindowMs) break;
      seen.delete(key);
    }
    const key = `${conversationId}\n${activityId}`;
    const first = !seen.has(key);
    if (first) seen.set(key, at);
    return Promise.resolve(first);
  };
}

const keyOf = ({ tenantId, objectId }: Operator) => `${tenantId}/${objectId}`.toLowerCase();

const isSame = (a: ConversationAddress, b: ConversationAddress) =>
  a.serviceUrl === b.serviceUrl && a.conversationId === b.conversationId && a.kind === b.kind;
