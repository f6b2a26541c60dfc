import type { Command } from "../command.ts";
import { type PastedList, pastedList } from "../lists/pasted-list.ts";
import { mostListed } from "../lists/people-list.ts";
import { cleanForeign } from "../text.ts";
import { cleanAroundMarks, type Mention, showMarks } from "./mention-marks.ts";
import { nearestCommand } from "./nearest-command.ts";
import { readElsewhere } from "./read-elsewhere.ts";
import { readHistory } from "./read-history.ts";
import { readNotify } from "./read-notify.ts";
import { readReset } from "./read-reset.ts";
import { readRevoke } from "./read-revoke.ts";
import { readView } from "./read-view.ts";
import { stripPoliteness } from "./strip-politeness.ts";

/** Longer texts are refused unread. */
const longestText = 2000;

/** Sentences that must be said exactly: "sign out alice" signs nobody out. */
const exact: readonly (readonly [RegExp, Command])[] = [
  [/^who ?am ?i$/i, { kind: "who-am-i" }],
  [/^(?:(?:sign|log)[- ]?in|(?:sign|log) me in)$/i, { kind: "sign-in" }],
  [/^(?:(?:sign|log)[- ]?out|(?:sign|log) me out)$/i, { kind: "sign-out" }],
  [/^(?:(?:show|list)(?: me)? )?(?:the |my |all )?bulks?(?: resets?)?$/i, { kind: "bulk" }],
  [/^(?:help(?: me)?|hi|hello|hey|there|bot)?$/i, { kind: "help" }],
];

/**
 * The command in a typed sentence; its grammar is product.md §2. `text` is without the bot's own mention and has every other one
 * as `mentionMark(index)` in `mentions`. Whatever it says, nothing in it confirms, cancels or chooses.
 */
export function readText(text: string, mentions: readonly Mention[]): Command {
  const pasted = pastedList(text);
  if (pasted) return withList(readText(pasted.sentence, mentions), pasted);
  if (text.length > longestText) return { kind: "unreadable", why: "too-long" };
  const clean = cleanAroundMarks(text, mentions);
  const sentence = stripPoliteness(clean);
  const command = exact.find(([pattern]) => pattern.test(sentence))?.[1];
  if (command) return command;
  for (const read of [readCustomers, readReset, readRevoke, readNotify, readElsewhere, readHistory, readView]) {
    const found = read(sentence, mentions);
    if (found) return found;
  }
  return unknown(clean, sentence, mentions);
}

/** The sentence must be about its one person, and they are the first of the list; anything else is no list of people. */
function withList(command: Command, { first, list }: PastedList): Command {
  const tooMany = { kind: "unreadable", why: "too-many-people" } as const;
  if (command.kind !== "reset.start") return command.kind === "unreadable" ? command : tooMany;
  const { wanted, kind: _, ...said } = command;
  const [only, second] = wanted.parts;
  if (second || only?.by !== first.by || only.value !== first.value) return tooMany;
  return list.rows.length > mostListed ? tooMany : { ...said, kind: "reset.list", list };
}

/** "customers", "customers fab": the selector, with those that have it in their name. */
function readCustomers(sentence: string, mentions: readonly Mention[]): Command | undefined {
  const said = /^(?:my |the )?(?:customers?|tenants?)(?: +(?<search>[^ ].*))?$/i.exec(sentence);
  if (!said) return undefined;
  const search = cleanForeign(showMarks(said.groups?.["search"] ?? "", mentions), 60);
  return { kind: "customers", ...(search && { search }) };
}

function unknown(clean: string, sentence: string, mentions: readonly Mention[]): Command {
  const nearest = nearestCommand(showMarks(sentence, mentions));
  return { kind: "help", said: cleanForeign(showMarks(clean, mentions), 80), ...(nearest && { nearest }) };
}
