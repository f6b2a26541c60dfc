import type { Person } from "../contract.ts";
import type { Place } from "./activity-writer.ts";
import type { Chat } from "./chat.ts";
import { splitThread } from "./conversation.ts";
import type { Who } from "./teams-driver.ts";

/** Throws where nobody is called so. */
export function knownPerson(chat: Chat, key: string): Person {
  const person = chat.person(key);
  if (person === undefined) throw new Error(`There is no person "${key}".`);
  return person;
}

/** Who is where; throws where there is no such conversation, or the person is not in it. */
export function placeOf(chat: Chat, who: Who): Place {
  const { base, thread } = splitThread(who.conversationId);
  const conversation = chat.conversation(base);
  if (conversation === undefined) throw new Error(`There is no conversation "${who.conversationId}".`);
  const person = knownPerson(chat, who.personId);
  if (!conversation.members.includes(person.id))
    throw new Error(`${person.displayName} is not in "${conversation.name}".`);
  return { person, conversation, threadId: thread };
}
