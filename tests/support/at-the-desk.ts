import { peopleIds } from "../../emulator/seed/contoso.ts";
import type { ConversationKind } from "../../emulator/teams/conversation.ts";
import type { BotAnswer } from "../../emulator/teams/delivery.ts";
import type { MessageView } from "../../emulator/teams/message-view.ts";
import { allWordsOf } from "./all-words-of.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

/** One person in one conversation, who says, sees and presses what a person can. */
export interface AtTheDesk {
  readonly personId: string;
  readonly conversationId: string;
  /** Returns the message's id. In a shared conversation the bot is mentioned by itself. */
  say(text: string, mentions?: readonly string[]): Promise<string>;
  /** The first message of the bot, here now or coming, whose words fit. */
  sees(words: RegExp): Promise<MessageView>;
  /** This message, once its words fit. */
  becomes(message: MessageView, words: RegExp): Promise<MessageView>;
  press(message: MessageView, verb: string, inputs?: Record<string, unknown>): Promise<BotAnswer>;
  /** By the words on it, where several have one verb. */
  pressTitle(message: MessageView, title: string, inputs?: Record<string, unknown>): Promise<BotAnswer>;
  /** Exactly these data with this verb, whatever the card says. */
  pressForged(message: MessageView, verb: string, data: object): Promise<BotAnswer>;
  /** All that the bot said here, in order. */
  read(): string[];
  /** The link on the first card that asks for a sign-in. */
  signInLink(): Promise<string>;
  /** A note under a message: what a press was answered in words. */
  noteOf(message: MessageView): string;
}

/** Where people sit; unset patience: 8 seconds. */
export type Desk = Pick<Helpdesk, "microsoft"> & { readonly patienceMs?: number };

export function atTheDesk(desk: Desk, who: keyof typeof peopleIds, kind: ConversationKind = "personal"): AtTheDesk {
  const { teams } = desk.microsoft;
  const place = { personId: peopleIds[who], conversationId: teams.conversationOf(peopleIds[who], kind).id };
  const ofBot = () => teams.messages(place.conversationId, place.personId).filter(({ from }) => from.kind === "bot");
  const read = () => ofBot().map((one) => `${wordsOf(one)}${one.note ? ` [${one.note.text}]` : ""}`);
  const wait = async (fits: (message: MessageView) => boolean, words: RegExp) => {
    try {
      return await teams.waitFor(place, fits, desk.patienceMs ?? 8000);
    } catch {
      throw new Error(`Nothing like ${String(words)} was said, but:\n${read().join("\n")}`);
    }
  };
  return {
    ...place,
    async say(text, mentions = []) {
      const shared = kind !== "personal";
      const said = { text: shared ? `<at>MFA Reset Desk</at> ${text}` : text };
      const { activityId } = await teams.say({
        ...place,
        ...said,
        mentions: [...(shared ? ["bot"] : []), ...mentions],
      });
      return activityId;
    },
    sees: (words) => wait((one) => one.from.kind === "bot" && words.test(wordsOf(one)), words),
    becomes: ({ id }, words) => wait((one) => one.id === id && words.test(wordsOf(one)), words),
    press: (message, verb, inputs = {}) => teams.press({ ...place, messageId: message.id, verb, inputs }),
    pressTitle: (message, title, inputs = {}) => teams.press({ ...place, messageId: message.id, title, inputs }),
    pressForged: (message, verb, data) =>
      teams.pressRaw({
        ...place,
        messageId: message.id,
        value: { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
      }),
    read,
    async signInLink() {
      const asks = (one: MessageView) => one.from.kind === "bot" && /auth\/start\?t=/.test(JSON.stringify(one));
      const card = await teams.waitFor(place, asks, 8000);
      return /http[^"\\]*auth\/start\?t=[\w-]+/.exec(JSON.stringify(card.attachments))?.[0] ?? "";
    },
    noteOf: ({ id }) => ofBot().find((one) => one.id === id)?.note?.text ?? "",
  };
}

/** What a person reads: without the backslashes that keep Markdown out. */
export function wordsOf(message: MessageView): string {
  return `${message.text} ${allWordsOf(message.attachments)}`.replace(/\\(?=[!-/:-@[-`{-~])/g, "");
}

/** What Graph was asked to change, in order: `DELETE phoneMethods/3179… 204`. */
export function changesOf({ microsoft }: Helpdesk): string[] {
  return microsoft.requests
    .all()
    .filter(({ service, method }) => service === "graph" && method !== "GET")
    .map(({ method, path, status }) => {
      const short = path.replace(/^.*\/(?=users\/)/, "").replace(/^users\/[^/]+\/(authentication\/)?/, "");
      return `${method} ${short} ${status}`;
    });
}

/** The id of the batch that a card belongs to. */
export function batchOf(message: MessageView): string {
  const found = /"batch":"([^"]+)"/.exec(JSON.stringify(message.attachments))?.[1];
  if (found === undefined) throw new Error(`No batch on: ${wordsOf(message)}`);
  return found;
}

/** Summary, Confirm, outcome. Returns the card that it all happened on. */
export async function resetBy(
  one: AtTheDesk,
  text: string,
  inputs: Record<string, unknown> = {},
): Promise<MessageView> {
  await one.say(text);
  const summary = await one.sees(/Confirm: /);
  await one.press(summary, "reset.confirm", inputs);
  return one.becomes(summary, /Reference:/);
}
