import type { JWTPayload } from "jose";
import type { Person } from "../contract.ts";
import type { Activity } from "./activity.ts";
import type { LoggedActivity } from "./activity-log.ts";
import type { ChatEvent } from "./chat.ts";
import type { Conversation, ConversationKind } from "./conversation.ts";
import type { BotAnswer } from "./delivery.ts";
import type { StoredFile } from "./file-uploads.ts";
import type { MessageView } from "./message-view.ts";
import type { PressedAction } from "./press.ts";
import type { SentFile } from "./shared-files.ts";

/** Persons are named by object id, `29:…` id, user principal name or first name; a conversation also with `;messageid=…`. */
export interface Who {
  readonly personId: string;
  readonly conversationId: string;
}

export interface Said extends Who {
  /** A mention stands in it as `<at>Name</at>`. */
  readonly text: string;
  /** Persons, or `bot`. */
  readonly mentions?: readonly string[];
  /** In a channel: the id of a message of the thread it replies to. */
  readonly threadOf?: string;
  /** In a personal chat only, as in Teams: the bot hears of no other. */
  readonly file?: SentFile;
}

export interface Pressed extends Who {
  readonly messageId: string;
  readonly verb?: string;
  readonly title?: string;
  /** By input id; an array for several choices. Unset: what stands on the card. */
  readonly inputs?: Record<string, unknown>;
  /** Instead of all that: the action as a renderer filled it in. */
  readonly action?: PressedAction;
}

/** The local Teams as tests and the page drive it: whatever a person can do in a client, and what only a forger could. */
export interface TeamsDriver {
  people(): readonly Person[];
  /** Who can be mentioned but sits at no page. */
  colleagues(): readonly Person[];
  conversations(personId: string): readonly Conversation[];
  /** `channel` is the Helpdesk channel. */
  conversationOf(personId: string, kind: ConversationKind): Conversation;
  /** Opening a conversation for the first time tells the bot of its installation. */
  open(who: Who): Promise<void>;
  /** Status 0: the bot wasn't told, for it wasn't mentioned or isn't installed. Else the bot's HTTP status. */
  say(said: Said): Promise<{ readonly activityId: string; readonly status: number }>;
  edit(who: Who & { readonly messageId: string; readonly text: string }): Promise<BotAnswer>;
  /** Throws where the card, as this person sees it, has no such action. */
  press(pressed: Pressed): Promise<BotAnswer>;
  pressRaw(pressed: Who & { readonly messageId: string; readonly value: unknown }): Promise<BotAnswer>;
  /** A `signin/verifyState` with the code a sign-in window ended with. */
  verifyState(who: Who & { readonly state: string }): Promise<BotAnswer>;
  /** To a bot that asks whether it may store a file; throws where none asks. */
  answerFile(answered: Who & { readonly messageId: string; readonly action: "accept" | "decline" }): Promise<BotAnswer>;
  /** A file that a bot has stored. */
  readonly storedFile: (uniqueId: string) => StoredFile | undefined;
  messages(conversationId: string, personId?: string): readonly MessageView[];
  /** The first message, present or coming, that fits; rejects after `timeoutMs` with what is there. */
  waitFor(where: string | Who, fits: (message: MessageView) => boolean, timeoutMs?: number): Promise<MessageView>;
  install(personId: string): Promise<void>;
  uninstall(personId: string): Promise<void>;
  setClients(personId: string, clients: number): void;
  readonly subscribe: (listener: (event: ChatEvent) => void) => () => void;
  activities(): readonly LoggedActivity[];
  /** What Teams would send for this, ready to be changed and sent by `sendRaw`. */
  write(who: Who, fields: Activity): Activity;
  /** Claims replace the usual ones; a `token` goes out as it is, null: none. */
  sendRaw(
    activity: unknown,
    token?: { readonly claims?: JWTPayload; readonly token?: string | null },
  ): Promise<BotAnswer>;
  signChannelToken(claims?: JWTPayload): Promise<string>;
}
