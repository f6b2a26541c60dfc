import type { Activity } from "./activity.ts";
import { adaptiveCardType } from "./activity.ts";
import type { ActivityWriter, Place } from "./activity-writer.ts";
import type { Chat, Message, Note } from "./chat.ts";
import type { BotAnswer, Delivery } from "./delivery.ts";
import type { OAuthCard, SingleSignOn } from "./single-sign-on.ts";
import { signInNote } from "./single-sign-on.ts";

/** An action with its inputs filled in, as the card's renderer hands it over. */
export interface PressedAction {
  readonly type: string;
  readonly id?: string;
  readonly verb?: string;
  readonly data?: Record<string, unknown>;
}

export interface Press {
  /** Action.Execute: the card, message or error of the answer lands on the message. Returns the bot's last answer. */
  execute(place: Place, message: Message, action: PressedAction): Promise<BotAnswer>;
  /** Action.Submit: a message with `value`; `messageBack` and `imBack` also put words into the chat. */
  submit(place: Place, message: Message, action: PressedAction): Promise<BotAnswer>;
  /** An adaptiveCard/action invoke with any value at all, for forgeries; its answer is shown as usual. */
  invoke(place: Place, message: Message, value: unknown): Promise<BotAnswer>;
}

/** The body with which a bot answers a Universal Action. */
interface CardAnswer {
  readonly statusCode?: number;
  readonly type?: string;
  readonly value?: unknown;
}

const wentWrong: Note = { kind: "error", text: "Something went wrong. Please try again." };
const unreachable: Note = { kind: "error", text: "Unable to reach app. Please try again." };

export function createPress(given: {
  chat: Chat;
  writer: ActivityWriter;
  delivery: Delivery;
  signOn: SingleSignOn;
}): Press {
  const { chat, writer, delivery, signOn } = given;

  const note = (message: Message, personId: string, shown: Note | undefined) => {
    if (shown === undefined) message.notes.delete(personId);
    else message.notes.set(personId, shown);
    chat.changed(message);
  };

  const show = (place: Place, message: Message, answer: BotAnswer) => {
    const card = cardOf(answer);
    if (card !== undefined) message.views.set(place.person.id, card);
    note(message, place.person.id, card === undefined ? noteOf(answer) : undefined);
  };

  const send = (place: Place, message: Message, value: unknown) =>
    delivery.deliver(writer.invoke(place, "adaptiveCard/action", { value, replyToId: message.id }));

  const invoke = async (place: Place, message: Message, value: unknown): Promise<BotAnswer> => {
    note(message, place.person.id, { kind: "busy", text: "Working on it…" });
    const first = await send(place, message, value);
    const wanted = loginRequestOf(first);
    if (wanted === undefined) {
      show(place, message, first);
      return first;
    }
    const login = await signOn.answerLoginRequest(place.person.id, wanted);
    if ("note" in login) {
      note(message, place.person.id, login.note);
      return first;
    }
    const second = await send(place, message, { ...(value as object), authentication: login.authentication });
    const again = loginRequestOf(second);
    if (again === undefined) show(place, message, second);
    else note(message, place.person.id, signInNote(again));
    return second;
  };

  return {
    invoke,
    execute: (place, message, { id, verb, data }) => {
      const action = { type: "Action.Execute", ...(id === undefined ? {} : { id }), verb, data: data ?? {} };
      return invoke(place, message, { action, trigger: "manual" });
    },
    submit: (place, message, action) => {
      const { said, fields } = submission(action.data ?? {});
      const id = chat.newMessageId();
      const activity = writer.write(place, { type: "message", id, replyToId: message.id, ...fields });
      const threadId = place.threadId === undefined ? {} : { threadId: place.threadId };
      const shown: Activity = { ...activity, text: said ?? "" };
      if (said !== undefined)
        chat.add({ conversationId: place.conversation.id, personId: place.person.id, activity: shown, ...threadId });
      return delivery.deliver(activity);
    },
  };
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

function bodyOf(answer: BotAnswer): CardAnswer {
  return typeof answer.body === "object" && answer.body !== null ? answer.body : {};
}

function cardOf(answer: BotAnswer): unknown {
  const { type, value, statusCode = 200 } = bodyOf(answer);
  return answer.status === 200 && statusCode === 200 && type === adaptiveCardType ? value : undefined;
}

function loginRequestOf(answer: BotAnswer): OAuthCard | undefined {
  const { type, value } = bodyOf(answer);
  return answer.status === 200 && type === "application/vnd.microsoft.activity.loginRequest"
    ? (value as OAuthCard)
    : undefined;
}

function noteOf(answer: BotAnswer): Note | undefined {
  if (answer.status === 504 || answer.status === 502) return unreachable;
  if (answer.status !== 200) return wentWrong;
  const { type = "", value, statusCode = 200 } = bodyOf(answer);
  if (statusCode === 200 && type === "application/vnd.microsoft.activity.message")
    return { kind: "info", text: String(value) };
  if (statusCode === 200 && type === "") return undefined;
  const message = typeof value === "object" && value !== null && "message" in value ? value.message : undefined;
  return typeof message === "string" && type.startsWith("application/vnd.microsoft.error")
    ? { kind: "error", text: message }
    : wentWrong;
}
