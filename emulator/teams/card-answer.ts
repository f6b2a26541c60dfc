import { adaptiveCardType } from "./activity.ts";
import type { Note } from "./chat.ts";
import type { BotAnswer } from "./delivery.ts";
import type { OAuthCard } from "./single-sign-on.ts";

/** The body with which a bot answers a Universal Action. */
interface CardAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value?: unknown;
}

const vnd = "application/vnd.microsoft";
const wentWrong: Note = { kind: "error", text: "Something went wrong. Please try again." };
const unreachable: Note = { kind: "error", text: "Unable to reach app. Please try again." };

/** The card that takes the pressed one's place for the presser. */
export function cardOf(answer: BotAnswer): unknown {
  const { type, value, statusCode } = bodyOf(answer);
  return statusCode === 200 && type === adaptiveCardType ? value : undefined;
}

/** The sign-in card of an answer that asks for a token first. */
export function loginRequestOf(answer: BotAnswer): OAuthCard | undefined {
  const { type, value } = bodyOf(answer);
  return type === `${vnd}.activity.loginRequest` ? (value as OAuthCard) : undefined;
}

/** What stands under the card where the answer is no card; undefined: nothing. */
export function noteOf(answer: BotAnswer): Note | undefined {
  if ([502, 504].includes(answer.status)) return unreachable;
  const { type, value, statusCode } = bodyOf(answer);
  if (statusCode === 200 && type === "") return undefined;
  if (statusCode === 200 && type === `${vnd}.activity.message`) return { kind: "info", text: String(value) };
  const message = type.startsWith(`${vnd}.error`) ? messageOf(value) : undefined;
  return message === undefined ? wentWrong : { kind: "error", text: message };
}

function messageOf(value: unknown): string | undefined {
  const message = (value as { message?: unknown } | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}

/** An HTTP status other than 200 is a failure, whatever the body says; a body without statusCode means 200. */
function bodyOf({ status, body }: BotAnswer): CardAnswer {
  if (status !== 200) return { statusCode: status, type: "" };
  return { statusCode: 200, type: "", ...(typeof body === "object" ? body : {}) };
}
