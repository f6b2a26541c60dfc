import type { CommandOf, Named, Wanted } from "../command.ts";
import { cleanForeign } from "../text.ts";
import { type Mention, mentionOf } from "./mention-marks.ts";
import { outsideQuotes } from "./outside-quotes.ts";

export type WhyUnreadable = CommandOf<"unreadable">["why"];

/** How many people one sentence may name. */
const mostPeople = 25;
/** Entra's limit for a display name; nobody has a longer one. */
const longestName = 256;

const separator = / *[,;] *(?:(?:and|&) +)?| +(?:and|&) +/gi;
/** A quoted stretch is one word, unless a mention stands in it. */
const word = /"[^"\uE000]*"|\uE000\d{1,3}\uE001|[^\s\uE000]+/g;
const address = /^[^\s@"]+@[^\s@"]+$/u;
const objectId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What Outlook and lists leave around an address or an id. */
const wrapping = /^(?:mailto:|[<([{"':])+|[>)\]}"',;:.!?]+$/gi;
/** Words that stand beside a mention and name nobody. */
const filler = /^(?:the|our|my|user|users|account|colleague|also|and|both|for|of|'s?)$/i;

/** Whom the words point at, or why that can't be read. `text` is clean; mentions stand in it as marks. */
export function readWanted(text: string, mentions: readonly Mention[]): Wanted | WhyUnreadable {
  const pieces = split(text).filter(saysSomething);
  const parts = unique(pieces.flatMap((piece) => readPiece(piece, mentions)));
  const whole = bare(text);
  // A list with a piece too short to be a name is no list: nothing is dropped, nothing too short is searched.
  const noList = parts.some(isTooShort) && !parts.some(isMention);
  return check(noList ? [{ by: "name", value: whole }] : parts, whole);
}

function check(parts: readonly Named[], whole: string): Wanted | WhyUnreadable {
  if (parts.length === 0 || parts.some(isTooShort)) return "nobody-named";
  if (parts.length > mostPeople) return "too-many-people";
  if (parts.some((part) => part.value.length > longestName)) return "too-long";
  return hasWhole(parts, whole) ? { whole, parts } : { parts };
}

/** Never with a mention in it: the name of a mention is not searched. */
function hasWhole(parts: readonly Named[], whole: string): boolean {
  if (parts.some(isMention) || whole.length > longestName) return false;
  return parts.length > 1 || parts[0]?.by === "name";
}

function split(text: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const found of outsideQuotes(text).matchAll(separator)) {
    pieces.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...pieces, text.slice(from)];
}

function saysSomething(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece);
}

/** One name, or the pointers (addresses, ids, mentions) in it with the words between them. */
function readPiece(piece: string, mentions: readonly Mention[]): readonly Named[] {
  const outlook = /^[^@<>\uE000]*<([^@<>\s"]+@[^@<>\s"]+)>$/.exec(piece.trim())?.[1];
  if (outlook) return [{ by: "address", value: outlook }];
  const typedMention = /^@([^@\uE000]+)$/.exec(piece.trim())?.[1];
  if (typedMention) return [{ by: "mention", value: bare(typedMention) }];
  const words = piece.match(word) ?? [];
  const pointers = words.map((each) => readPointer(each, mentions));
  if (!pointers.some(Boolean)) return [{ by: "name", value: bare(piece) }];
  return withWordsBetween(words, pointers);
}

function withWordsBetween(words: readonly string[], pointers: readonly (Named | undefined)[]): readonly Named[] {
  const named: Named[] = [];
  let name: string[] = [];
  const endName = (): void => {
    const value = bare(name.join(" "));
    if (saysSomething(value)) named.push({ by: "name", value });
    name = [];
  };
  words.forEach((each, place) => {
    const pointer = pointers[place];
    if (!pointer && filler.test(each)) return;
    if (!pointer) return name.push(each);
    endName();
    return named.push(pointer);
  });
  endName();
  return named;
}

function readPointer(text: string, mentions: readonly Mention[]): Named | undefined {
  const mention = mentionOf(text, mentions);
  if (mention) {
    return {
      by: "mention",
      value: cleanForeign(mention.name) || "somebody",
      ...(mention.objectId && { objectId: mention.objectId }),
    };
  }
  if (/^@[^@]+$/.test(text)) return { by: "mention", value: text.slice(1) };
  const core = text.replace(wrapping, "");
  if (objectId.test(core)) return { by: "id", value: core };
  return address.test(core) ? { by: "address", value: core } : undefined;
}

/** A name without the quotes around it; double ones go wherever they are, no name has them. */
function bare(text: string): string {
  const open = text.replaceAll('"', "").replace(/^[\s,;:]+|[\s,;:]+$/g, "");
  return open
    .replace(/^'([^']+)'$/, "$1")
    .replace(/ +/g, " ")
    .trim();
}

function isMention(named: Named): boolean {
  return named.by === "mention";
}

function isTooShort(named: Named): boolean {
  return named.by === "name" && (named.value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2;
}

function unique(all: readonly Named[]): readonly Named[] {
  const byKey = new Map<string, Named>();
  for (const named of all) {
    const key = keyOf(named);
    if (!byKey.has(key)) byKey.set(key, named);
  }
  return [...byKey.values()];
}

/** A resolved mention and the same object id are one person. */
function keyOf(named: Named): string {
  if (named.by === "mention" && named.objectId) return `id ${named.objectId.toLowerCase()}`;
  return `${named.by} ${named.value.toLowerCase()}`;
}
