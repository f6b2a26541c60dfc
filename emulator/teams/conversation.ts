import { createHash } from "node:crypto";
import type { Person, Registrations } from "../contract.ts";

export type ConversationKind = "personal" | "group" | "channel";

/** A place in which people and the bot talk. A channel's threads are part of their channel. */
export interface Conversation {
  /** `a:…` (personal), `19:…@thread.v2` (group chat), `19:…@thread.tacv2` (channel). */
  readonly id: string;
  readonly kind: ConversationKind;
  readonly name: string;
  /** Object ids of the people in it; the bot is not among them. */
  readonly members: readonly string[];
  readonly team?: Team;
}

export interface Team {
  /** The id of the team's General channel. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId: string;
}

export const botName = "MFA Reset Desk";

export interface ConversationSeed {
  readonly people: readonly Person[];
  readonly colleagues: readonly Person[];
  readonly registrations: Registrations;
}

/** A personal chat for each of the people, one group chat of all but the last of them, and a team with two channels for everyone. */
export function makeConversations({ people, colleagues, registrations }: ConversationSeed): Conversation[] {
  const idOf = (one: Person) => one.id;
  const everyone = [...people, ...colleagues].map(idOf);
  const shift = [...people.slice(0, Math.max(2, people.length - 1)), ...colleagues.slice(0, 1)].map(idOf);
  const id = (seed: string) => hash(registrations.channelAppId + seed);
  const team = { id: `19:${id("team")}@thread.tacv2`, name: "Helpdesk Team", aadGroupId: guid(id("aad group")) };
  const personal = people.map(
    (person): Conversation => ({ id: `a:${id(person.id)}`, kind: "personal", name: botName, members: [person.id] }),
  );
  return [
    ...personal,
    { id: `19:${id("group")}@thread.v2`, kind: "group", name: "Helpdesk night shift", members: shift },
    { id: team.id, kind: "channel", name: "General", members: everyone, team },
    { id: `19:${id("helpdesk")}@thread.tacv2`, kind: "channel", name: "Helpdesk", members: everyone, team },
  ];
}

/** Splits `19:…@thread.tacv2;messageid=1700000000000` into the conversation and the thread's root message. */
export function splitThread(conversationId: string): { readonly base: string; readonly thread?: string } {
  const [base = "", thread] = conversationId.split(";messageid=");
  return thread === undefined ? { base } : { base, thread };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

function guid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
