import type { Person, Registrations } from "../contract.ts";
import type { Activity } from "./activity.ts";
import { type Conversation, type ConversationKind, makeConversations, splitThread } from "./conversation.ts";

/** What stands under a message for one person: a running press, its answer, or how signing in went. */
export interface Note {
  readonly kind: "busy" | "info" | "error" | "signed-in" | "sign-in";
  readonly text: string;
  /** For `sign-in`: what its button opens. */
  readonly link?: string;
}

/** A message as it is kept. `activity` is what was sent last, by a person or the bot. */
export interface Message {
  readonly id: string;
  readonly conversationId: string;
  /** In a channel: the id of the thread's first message. */
  readonly threadId?: string;
  /** Object id of the person who wrote it; undefined: the bot. */
  readonly personId?: string;
  readonly at: number;
  activity: Activity;
  editedAt?: number;
  /** Card of a Universal Action's answer, only for the person who pressed. */
  readonly views: Map<string, unknown>;
  readonly notes: Map<string, Note>;
  /** Grows with every change, so that the page draws only what changed. */
  revision: number;
}

export interface ChatEvent {
  readonly type: "message" | "update" | "delete" | "typing" | "install" | "reset";
  readonly conversationId?: string;
  readonly messageId?: string;
}

export interface Chat {
  /** Who sits at the page; each has a personal chat with the bot. */
  readonly people: readonly Person[];
  /** Who is in the group chat and the team only. */
  readonly colleagues: readonly Person[];
  readonly conversations: readonly Conversation[];
  /** By object id, `29:…` id, user principal name, or first name in lower case. */
  person(key: string): Person | undefined;
  /** Also with `;messageid=…`. */
  conversation(id: string): Conversation | undefined;
  conversationOf(personId: string, kind: ConversationKind): Conversation;
  messages(conversationId: string): readonly Message[];
  message(conversationId: string, messageId: string): Message | undefined;
  add(message: Pick<Message, "conversationId" | "activity"> & Partial<Pick<Message, "threadId" | "personId">>): Message;
  /** Call it after changing a message. */
  changed(message: Message): void;
  remove(message: Message): void;
  readonly emit: (event: ChatEvent) => void;
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: (event: ChatEvent) => void) => () => void;
  /** Conversations where the bot is installed, and those whose installation it was told. */
  readonly installed: Set<string>;
  readonly announced: Set<string>;
  newMessageId(): string;
  /** Back to where nothing was said and the bot is installed everywhere. */
  reset(): void;
}

export interface ChatParts {
  readonly people: readonly Person[];
  readonly colleagues: readonly Person[];
  readonly registrations: Registrations;
  readonly now: () => Date;
}

/** The conversations and what was said in them, in memory. */
export function createChat({ people, colleagues, registrations, now }: ChatParts): Chat {
  const conversations = makeConversations({ people, colleagues, registrations });
  const installed = new Set(conversations.map((one) => one.id));
  const announced = new Set<string>();
  const { emit, subscribe } = createEvents();
  const store = createStore(now, emit);
  return {
    ...store,
    people,
    colleagues,
    conversations,
    installed,
    announced,
    emit,
    subscribe,
    person: (key) => [...people, ...colleagues].find((one) => namesOf(one).includes(key.toLowerCase())),
    conversation: (id) => conversations.find((one) => one.id === splitThread(id).base),
    conversationOf: (personId, kind) => {
      const found = conversations.findLast((one) => one.kind === kind && one.members.includes(personId));
      if (found === undefined) throw new Error(`${personId} is in no ${kind} conversation.`);
      return found;
    },
    reset: () => {
      store.clear();
      announced.clear();
      for (const { id } of conversations) installed.add(id);
      emit({ type: "reset" });
    },
  };
}

function createEvents(): Pick<Chat, "emit" | "subscribe"> {
  const listeners = new Set<(event: ChatEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Store = Pick<Chat, "newMessageId" | "messages" | "message" | "add" | "changed" | "remove"> & { clear(): void };

function createStore(now: () => Date, emit: Chat["emit"]): Store {
  const kept: Message[] = [];
  let lastId = 0;
  // Teams names messages by the millisecond; two in one millisecond must still differ.
  const newMessageId = () => String((lastId = Math.max(now().getTime(), lastId + 1)));
  const tell = (type: "message" | "update" | "delete", { conversationId, id }: Message) => {
    emit({ type, conversationId, messageId: id });
  };
  const messages = (conversationId: string) => {
    const { base, thread } = splitThread(conversationId);
    return kept.filter((one) => one.conversationId === base && (thread === undefined || one.threadId === thread));
  };
  return {
    newMessageId,
    messages,
    message: (conversationId, messageId) =>
      messages(splitThread(conversationId).base).find((one) => one.id === messageId),
    add: (given) => {
      const id = given.activity.id ?? newMessageId();
      const message = { ...given, id, at: now().getTime(), views: new Map(), notes: new Map(), revision: 1 };
      kept.push(message);
      tell("message", message);
      return message;
    },
    changed: (message) => {
      message.revision += 1;
      tell("update", message);
    },
    remove: (message) => {
      kept.splice(kept.indexOf(message), 1);
      tell("delete", message);
    },
    clear: () => {
      kept.length = 0;
    },
  };
}

function namesOf(person: Person): string[] {
  const first = person.displayName.split(" ")[0] ?? "";
  return [person.id, person.teamsId, person.userPrincipalName, first].map((name) => name.toLowerCase());
}
