import type { Person } from "../contract.ts";
import { adaptiveCardType } from "./activity.ts";
import type { ActivityLog } from "./activity-log.ts";
import { type ActivityWriter, accountOf, type Place } from "./activity-writer.ts";
import type { ChannelKeys } from "./channel-keys.ts";
import type { Chat, Message } from "./chat.ts";
import { splitThread } from "./conversation.ts";
import type { Delivery } from "./delivery.ts";
import { findAction } from "./find-action.ts";
import { messageView } from "./message-view.ts";
import type { Press } from "./press.ts";
import type { SingleSignOn } from "./single-sign-on.ts";
import type { Pressed, Said, TeamsDriver, Who } from "./teams-driver.ts";
import { waitForMessage } from "./wait-for-message.ts";

export interface DriverDeps {
  readonly chat: Chat;
  readonly writer: ActivityWriter;
  readonly delivery: Delivery;
  readonly press: Press;
  readonly signOn: SingleSignOn;
  readonly keys: ChannelKeys;
  readonly log: ActivityLog;
}

export function createDriver(deps: DriverDeps): TeamsDriver {
  const { chat, writer, delivery, signOn, keys, log } = deps;
  const place = (who: Who) => placeOf(chat, who);
  const seenBy = (who: Who & { messageId: string }) => {
    const at = place(who);
    const message = chat.message(at.conversation.id, who.messageId);
    if (message === undefined) throw new Error(`There is no message ${who.messageId} in ${who.conversationId}.`);
    return { at: { ...at, threadId: message.threadId }, message };
  };
  const view = (viewer: Person | undefined) => (message: Message) =>
    messageView(message, viewer, personBy(chat, message.personId));
  const messages = (conversationId: string, personId?: string) => {
    const viewer = personBy(chat, personId);
    return chat.messages(conversationId).map(view(viewer));
  };

  return {
    people: () => chat.people,
    conversations: (personId) =>
      chat.conversations.filter((one) => one.members.includes(knownPerson(chat, personId).id)),
    conversationOf: (personId, kind) => chat.conversationOf(knownPerson(chat, personId).id, kind),
    open: (who) => announce(deps, place(who)),
    say: (said) => say(deps, said),
    edit: async (edited) => {
      const { at, message } = seenBy(edited);
      if (message.personId !== at.person.id) throw new Error("People edit their own messages only.");
      message.activity = { ...message.activity, text: edited.text };
      message.editedAt = Number(chat.newMessageId());
      chat.changed(message);
      const { channelData } = writer.write(at, { type: "messageUpdate" });
      return delivery.deliver({
        ...message.activity,
        type: "messageUpdate",
        channelData: { ...channelData, eventType: "editMessage" },
      });
    },
    press: (pressed) => {
      const { at, message } = seenBy(pressed);
      const action = pressed.action ?? actionOn(deps, pressed, message);
      return action.type === "Action.Submit"
        ? deps.press.submit(at, message, action)
        : deps.press.execute(at, message, action);
    },
    pressRaw: (pressed) => {
      const { at, message } = seenBy(pressed);
      return deps.press.invoke(at, message, pressed.value);
    },
    verifyState: (who) =>
      delivery.deliver(writer.invoke(place(who), "signin/verifyState", { value: { state: who.state } })),
    messages,
    waitFor: (where, fits, timeoutMs = 10_000) => {
      const { conversationId, personId } =
        typeof where === "string" ? { conversationId: where, personId: undefined } : where;
      return waitForMessage(chat, { read: () => messages(conversationId, personId), fits, timeoutMs });
    },
    install: (personId) => setInstalled(deps, knownPerson(chat, personId), true),
    uninstall: (personId) => setInstalled(deps, knownPerson(chat, personId), false),
    setClients: (personId, clients) => {
      signOn.setClients(knownPerson(chat, personId).id, clients);
    },
    subscribe: (listener) => chat.subscribe(listener),
    activities: () => log.all(),
    write: (who, fields) => writer.write(place(who), fields),
    sendRaw: async (activity, { claims, token } = {}) =>
      delivery.post(activity, token === undefined ? await keys.signChannelToken(claims) : token),
    signChannelToken: (claims) => keys.signChannelToken(claims),
  };
}

function personBy(chat: Chat, key: string | undefined): Person | undefined {
  return key === undefined ? undefined : knownPerson(chat, key);
}

function knownPerson(chat: Chat, key: string): Person {
  const person = chat.person(key);
  if (person === undefined) throw new Error(`There is no person "${key}".`);
  return person;
}

function placeOf(chat: Chat, who: Who): Place {
  const { base, thread } = splitThread(who.conversationId);
  const conversation = chat.conversation(base);
  if (conversation === undefined) throw new Error(`There is no conversation "${who.conversationId}".`);
  const person = knownPerson(chat, who.personId);
  if (!conversation.members.includes(person.id))
    throw new Error(`${person.displayName} is not in "${conversation.name}".`);
  return { person, conversation, threadId: thread };
}

/** Tells the bot of its installation, once, before anything else happens there. */
async function announce({ chat, writer, delivery }: DriverDeps, place: Place): Promise<void> {
  const { id } = place.conversation;
  if (!chat.installed.has(id) || chat.announced.has(id)) return;
  chat.announced.add(id);
  for (const activity of writer.installation(place, "add")) await delivery.deliver(activity);
}

async function say(deps: DriverDeps, said: Said): Promise<{ activityId: string; status: number }> {
  const { chat, writer, delivery } = deps;
  const place = placeOf(chat, said);
  const id = chat.newMessageId();
  const threadId = place.conversation.kind === "channel" ? (threadOf(chat, place, said.threadOf) ?? id) : undefined;
  const mentioned = new Set(said.mentions ?? []);
  const mentions = [...mentioned].map((key) => (key === "bot" ? writer.bot : accountOf(knownPerson(chat, key))));
  const activity = writer.message({ ...place, threadId }, { id, text: said.text, mentions });
  chat.add({
    conversationId: place.conversation.id,
    personId: place.person.id,
    activity,
    ...(threadId === undefined ? {} : { threadId }),
  });
  const heard = place.conversation.kind === "personal" || mentioned.has("bot");
  if (!heard || !chat.installed.has(place.conversation.id)) return { activityId: id, status: 0 };
  await announce(deps, place);
  const answer = await delivery.deliver(activity);
  return { activityId: id, status: answer.status };
}

function threadOf(chat: Chat, place: Place, messageId: string | undefined): string | undefined {
  if (messageId === undefined) return place.threadId;
  return chat.message(place.conversation.id, messageId)?.threadId;
}

function actionOn({ chat }: DriverDeps, pressed: Pressed, message: Message): ReturnType<typeof findAction> {
  const viewer = knownPerson(chat, pressed.personId);
  const cards = messageView(message, viewer, undefined).attachments.filter(
    (one) => one.contentType === adaptiveCardType,
  );
  return findAction(
    cards.map((one) => one.content),
    pressed,
  );
}

async function setInstalled({ chat, writer, delivery }: DriverDeps, person: Person, installed: boolean): Promise<void> {
  const conversation = chat.conversationOf(person.id, "personal");
  if (chat.installed.has(conversation.id) === installed) return;
  if (installed) chat.installed.add(conversation.id);
  else chat.installed.delete(conversation.id);
  chat.announced.add(conversation.id);
  chat.emit({ type: "install", conversationId: conversation.id });
  for (const activity of writer.installation({ person, conversation }, installed ? "add" : "remove"))
    await delivery.deliver(activity);
}
