import { type Activity } from "./activity.ts";
import type { ActivityWriter, Place } from "./activity-writer.ts";
import { cardOf, loginRequestOf, noteOf } from "./card-answer.ts";
import type { Chat, Message, Note } from "./chat.ts";
import type { BotAnswer, Delivery } from "./delivery.ts";
import { type SingleSignOn, signInNote } from "./single-sign-on.ts";
/** An action with its inputs filled in, as the card's renderer hands it over. */
export interface PressedAction {
  readonly type: string;
  readonly id?: string;
  readonly verb?: string;
  readonly data?: Record<string, unknown>;
}

export interface Press {
  /** Action.Execute: the card, message or error of the answer lands on the message. Returns the bot's last answer. */
  readonly execute: (place: Place, message: Message, action: PressedAction) => Promise<BotAnswer>;
  /** Action.Submit: a message with `value`; `messageBack` and `imBack` also put words into the chat. */
  readonly submit: (place: Place, message: Message, action: PressedAction) => Promise<BotAnswer>;
  /** An adaptiveCard/action invoke with any value at all, for forgeries; its answer is shown as usual. */
  readonly invoke: (place: Place, message: Message, value: unknown) => Promise<BotAnswer>;
}

interface PressDeps {
  readonly chat: Chat;
  readonly writer: ActivityWriter;
  readonly delivery: Delivery;
  readonly signOn: SingleSignOn;
}

export function createPress(deps: PressDeps): Press {
  const invoke: Press["invoke"] = (place, message, value) => invokeAction(deps, { place, message }, value);
  return {
    invoke,
    execute: (place, message, { id, verb, data }) => {
      const action = { type: "Action.Execute", ...(id === undefined ? {} : { id }), verb, data: data ?? {} };
      return invoke(place, message, { action, trigger: "manual" });
    },
    submit: (place, message, action) => submitAction(deps, { place, message }, action),
  };
}

interface On {
  readonly place: Place;
  readonly message: Message;
}

async function invokeAction(deps: PressDeps, on: On, value: unknown): Promise<BotAnswer> {
  const { signOn } = deps;
  setNote(deps.chat, on, { kind: "busy", text: "Working on it…" });
  const first = await sendInvoke(deps, on, value);
  const wanted = loginRequestOf(first);
  if (wanted === undefined) return show(deps.chat, on, first);
  const login = await signOn.answerLoginRequest(on.place.person.id, wanted);
  if ("note" in login) {
    setNote(deps.chat, on, login.note);
    return first;
  }
  const second = await sendInvoke(deps, on, { ...(value as object), authentication: login.authentication });
  const again = loginRequestOf(second);
  if (again === undefined) return show(deps.chat, on, second);
  setNote(deps.chat, on, signInNote(again));
  return second;
}

function sendInvoke({ writer, delivery }: PressDeps, { place, message }: On, value: unknown): Promise<BotAnswer> {
  return delivery.deliver(writer.invoke(place, "adaptiveCard/action", { value, replyToId: message.id }));
}

function show(chat: Chat, on: On, answer: BotAnswer): BotAnswer {
  const card = cardOf(answer);
  if (card !== undefined) on.message.views.set(on.place.person.id, card);
  setNote(chat, on, card === undefined ? noteOf(answer) : undefined);
  return answer;
}

function setNote(chat: Chat, { place, message }: On, note: Note | undefined): void {
  if (note === undefined) message.notes.delete(place.person.id);
  else message.notes.set(place.person.id, note);
  chat.changed(message);
}

function submitAction(
  { chat, writer, delivery }: PressDeps,
  { place, message }: On,
  action: PressedAction,
): Promise<BotAnswer> {
  const { said, fields } = submission(action.data ?? {});
  const id = chat.newMessageId();
  const activity = writer.write(place, { type: "message", id, replyToId: message.id, ...fields });
  const threadId = place.threadId === undefined ? {} : { threadId: place.threadId };
  if (said !== undefined) {
    const { conversation, person } = place;
    chat.add({
      conversationId: conversation.id,
      personId: person.id,
      activity: { ...activity, text: said },
      ...threadId,
    });
  }
  return delivery.deliver(activity);
}

/** What a Submit sends, and what the person is seen to say. */
function submission(data: Record<string, unknown>): { said?: string; fields: Partial<Activity> } {
  const { msteams, ...rest } = data;
  const special = (msteams ?? {}) as { type?: string; text?: string; displayText?: string; value?: unknown };
  if (special.type === "imBack")
    return { said: String(special.value), fields: { text: String(special.value), textFormat: "plain" } };
  if (special.type !== "messageBack") return { fields: { value: rest } };
  const value = typeof special.value === "object" ? { ...rest, ...special.value } : (special.value ?? rest);
  const fields = { text: special.text ?? "", textFormat: "plain", value };
  return special.displayText === undefined ? { fields } : { said: special.displayText, fields };
}
