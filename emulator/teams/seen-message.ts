import type { Place } from "./activity-writer.ts";
import type { Chat, Message } from "./chat.ts";
import { placeOf } from "./place-of.ts";
import type { Who } from "./teams-driver.ts";

/** The message and where it stands; throws where there is none. */
export function seenMessage(
  chat: Chat,
  who: Who & { readonly messageId: string },
): { readonly place: Place; readonly message: Message } {
  const place = placeOf(chat, who);
  const message = chat.message(place.conversation.id, who.messageId);
  if (message === undefined) throw new Error(`There is no message ${who.messageId} in ${who.conversationId}.`);
  return { place: { ...place, threadId: message.threadId }, message };
}
