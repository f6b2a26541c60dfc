import type { Person } from "../contract.ts";
import { type Activity, type Attachment, adaptiveCardType } from "./activity.ts";
import type { ActivityLog } from "./activity-log.ts";
import { type ActivityWriter, accountOf, type Place } from "./activity-writer.ts";
import { answerFile } from "./answer-file.ts";
import type { ChannelKeys } from "./channel-keys.ts";
import type { Chat, Message } from "./chat.ts";
import type { BotAnswer, Delivery } from "./delivery.ts";
import { findAction } from "./find-action.ts";
import { messageView } from "./message-view.ts";
import { knownPerson, placeOf } from "./place-of.ts";
import type { Press } from "./press.ts";
import { seenMessage } from "./seen-message.ts";
import type { SentFile, SharedFiles } from "./shared-files.ts";
import type { SingleSignOn } from "./single-sign-on.ts";
import type { Pressed, Said, TeamsDriver } from "./teams-driver.ts";
import { waitForMessage } from "./wait-for-message.ts";

export interface DriverDeps {
  readonly chat: Chat;
  readonly writer: ActivityWriter;
  readonly delivery: Delivery;
  readonly press: Press;
  readonly signOn: SingleSignOn;
  readonly keys: ChannelKeys;
  readonly log: ActivityLog;
  readonly files: Pick<SharedFiles, "share" | "openUpload" | "stored">;
}

export function createDriver(deps: DriverDeps): TeamsDriver {
  return { ...reading(deps), ...acting(deps), ...forging(deps), ...filing(deps) };
}

type Reading =
  | "people"
  | "colleagues"
  | "conversations"
  | "conversationOf"
  | "messages"
  | "waitFor"
  | "subscribe"
  | "activities";

function reading({ chat, log }: DriverDeps): Pick<TeamsDriver, Reading> {
  const messages = (conversationId: string, personId?: string) => {
    const viewer = personBy(chat, personId);
    return chat.messages(conversationId).map((one) => messageView(one, viewer, personBy(chat, one.personId)));
  };
  return {
    people: () => chat.people,
    colleagues: () => chat.colleagues,
    conversations: (personId) => {
      const { id } = knownPerson(chat, personId);
      return chat.conversations.filter((one) => one.members.includes(id));
    },
    conversationOf: (personId, kind) => chat.conversationOf(knownPerson(chat, personId).id, kind),
    messages,
    waitFor: (where, fits, timeoutMs = 10_000) => {
      const { conversationId, personId } =
        typeof where === "string" ? { conversationId: where, personId: undefined } : where;
      return waitForMessage(chat, { read: () => messages(conversationId, personId), fits, timeoutMs });
    },
    subscribe: chat.subscribe,
    activities: () => log.all(),
  };
}

type Acting = "open" | "say" | "edit" | "press" | "verifyState" | "install" | "uninstall" | "setClients";

function acting(deps: DriverDeps): Pick<TeamsDriver, Acting> {
  const { chat, writer, delivery, signOn } = deps;
  return {
    open: (who) => announce(deps, placeOf(chat, who)),
    say: (said) => say(deps, said),
    edit: (edited) => edit(deps, edited),
    press: async (pressed) => {
      const { place, message } = seenMessage(chat, pressed);
      const action = pressed.action ?? actionOn(chat, pressed, message);
      const how = action.type === "Action.Submit" ? deps.press.submit : deps.press.execute;
      return await how(place, message, action);
    },
    verifyState: (who) =>
      delivery.deliver(writer.invoke(placeOf(chat, who), "signin/verifyState", { value: { state: who.state } })),
    install: (personId) => setInstalled(deps, knownPerson(chat, personId), true),
    uninstall: (personId) => setInstalled(deps, knownPerson(chat, personId), false),
    setClients: (personId, clients) => {
      signOn.setClients(knownPerson(chat, personId).id, clients);
    },
  };
}

function filing(deps: DriverDeps): Pick<TeamsDriver, "answerFile" | "storedFile"> {
  return {
    answerFile: async (answered) => await answerFile(deps, seenMessage(deps.chat, answered), answered.action),
    storedFile: deps.files.stored,
  };
}

function forging(deps: DriverDeps): Pick<TeamsDriver, "pressRaw" | "write" | "sendRaw" | "signChannelToken"> {
  const { chat, writer, delivery, keys } = deps;
  return {
    pressRaw: async (pressed) => {
      const { place, message } = seenMessage(chat, pressed);
      return await deps.press.invoke(place, message, pressed.value);
    },
    write: (who, fields) => writer.write(placeOf(chat, who), fields),
    sendRaw: async (activity, { claims, token } = {}) =>
      delivery.post(activity, token === undefined ? await keys.signChannelToken(claims) : token),
    signChannelToken: keys.signChannelToken,
  };
}

async function edit(
  { chat, writer, delivery }: DriverDeps,
  edited: Parameters<TeamsDriver["edit"]>[0],
): Promise<BotAnswer> {
  const { place, message } = seenMessage(chat, edited);
  if (message.personId !== place.person.id) throw new Error("People edit their own messages only.");
  message.activity = { ...message.activity, text: edited.text };
  message.editedAt = Number(chat.newMessageId());
  chat.changed(message);
  const { channelData, timestamp } = writer.write(place, { type: "messageUpdate" });
  const update = { type: "messageUpdate", timestamp, channelData: { ...channelData, eventType: "editMessage" } };
  return await delivery.deliver({ ...message.activity, ...update } as Activity);
}

function personBy(chat: Chat, key: string | undefined): Person | undefined {
  return key === undefined ? undefined : knownPerson(chat, key);
}

/** Tells the bot of its installation, once, before anything else happens there. */
async function announce({ chat, writer, delivery }: DriverDeps, place: Place): Promise<void> {
  const { id } = place.conversation;
  if (!chat.installed.has(id) || chat.announced.has(id)) return;
  chat.announced.add(id);
  for (const activity of writer.installation(place, "add")) await delivery.deliver(activity);
}

async function say(deps: DriverDeps, said: Said): Promise<{ activityId: string; status: number }> {
  const { chat, writer, delivery, files } = deps;
  const place = placeOf(chat, said);
  const file = said.file && share(files, place, said.file);
  const id = chat.newMessageId();
  const threadId = place.conversation.kind === "channel" ? (threadOf(chat, place, said.threadOf) ?? id) : undefined;
  const mentioned = new Set(said.mentions ?? []);
  const mentions = [...mentioned].map((key) => (key === "bot" ? writer.bot : accountOf(knownPerson(chat, key))));
  const activity = writer.message({ ...place, threadId }, { id, text: said.text, mentions, file });
  chat.add({
    conversationId: place.conversation.id,
    personId: place.person.id,
    activity,
    ...(threadId === undefined ? {} : { threadId }),
  });
  if (!hears(chat, place, mentioned)) return { activityId: id, status: 0 };
  await announce(deps, place);
  const answer = await delivery.deliver(activity);
  return { activityId: id, status: answer.status };
}

/** In a personal chat always, elsewhere where it is mentioned; nowhere where it is not installed. */
function hears(chat: Chat, { conversation }: Place, mentioned: ReadonlySet<string>): boolean {
  const heard = conversation.kind === "personal" || mentioned.has("bot");
  return heard && chat.installed.has(conversation.id);
}

function share(files: DriverDeps["files"], { person, conversation }: Place, file: SentFile): Attachment {
  if (conversation.kind !== "personal") throw new Error("Files are sent in the personal chat only.");
  return files.share(person.userPrincipalName, file);
}

function threadOf(chat: Chat, place: Place, messageId: string | undefined): string | undefined {
  if (messageId === undefined) return place.threadId;
  return chat.message(place.conversation.id, messageId)?.threadId;
}

function actionOn(chat: Chat, pressed: Pressed, message: Message): ReturnType<typeof findAction> {
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
