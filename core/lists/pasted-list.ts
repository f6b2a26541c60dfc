import { cleanForeign } from "../text.ts";
import type { BadRow, ListRow, PeopleList } from "./people-list.ts";
import { readExact } from "./read-exact.ts";
import { withoutRepeats } from "./without-repeats.ts";

/** Up to so many people are read as a sentence, in which names may stand too. */
const mostInSentence = 25;
const longestSentence = 2000;
/** "Anders, Alice <alice@contoso.com>" */
const surnameFirst = /,[^,;<>@\n]{1,100}<[^<>\s]{1,320}>/g;

export interface PastedList {
  /** What was typed, with the first person alone in the place of all. */
  readonly sentence: string;
  readonly first: ListRow["named"];
  readonly list: PeopleList;
}

/** A long list of addresses and ids within what was typed; undefined: a sentence like any other. */
export function pastedList(text: string): PastedList | undefined {
  const people = peopleIn(text);
  const surnamesFirst = [...text.matchAll(surnameFirst)].length > 1;
  const [first] = people;
  if (!first || !(surnamesFirst || isLong(text, people.length))) return undefined;
  const listEnd = endOf(text, people);
  const bracket = text[first.to] === ">" ? ">" : "";
  return {
    sentence: oneName(text.slice(0, first.to), surnamesFirst) + bracket + text.slice(listEnd),
    first: first.named,
    list: withoutRepeats(piecesOf(text, first.from, listEnd).flatMap(readPiece)),
  };
}

function isLong(text: string, people: number): boolean {
  return people > mostInSentence || (people > 1 && text.length > longestSentence);
}

function peopleIn(text: string) {
  return [...text.matchAll(/[^\s,;<>()"]+/g)].flatMap(({ 0: word, index }) => {
    const named = readExact(word);
    return named ? [{ named, from: index, to: index + word.length }] : [];
  });
}

/** Up to "in …", "because …" or "ticket …" everything belongs to the list, so that nothing is lost in silence. */
function endOf(text: string, people: readonly { readonly to: number }[]): number {
  const lastPerson = Math.max(...people.map(({ to }) => to));
  const clause = text.slice(lastPerson).search(/[\s,;(](?:in|because:?|ticket:?)\s/i);
  return clause < 0 ? text.length : lastPerson + clause;
}

/** In "reset MFA for Anders, Alice <" the last comma is within a name, if that is how the list writes names. */
function oneName(beginning: string, surnamesFirst: boolean): string {
  const comma = beginning.lastIndexOf(",");
  return surnamesFirst && comma >= 0 ? `${beginning.slice(0, comma)} ${beginning.slice(comma + 1)}` : beginning;
}

interface Piece {
  readonly line: number;
  readonly text: string;
}

/** Between lines and semicolons; Outlook writes "Anders, Alice <alice@contoso.com>", so commas separate only where no bracket stands. */
function piecesOf(text: string, from: number, to: number): Piece[] {
  const firstLine = text.slice(0, from).split("\n").length;
  return text
    .slice(from, to)
    .split("\n")
    .flatMap((line, index) => line.split(";").map((piece) => ({ line: firstLine + index, text: piece })));
}

function readPiece({ line, text }: Piece): (ListRow | BadRow)[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const whole = readExact(text);
  if (whole) return [{ line, named: whole }];
  return splitAtCommas(text).flatMap((part) => {
    const one = readExact(part);
    return one ? [{ line, named: one }] : readWords(line, part);
  });
}

/** A comma behind a closing bracket or between plain addresses separates; one within a display name does not. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.split(",")) {
    const before = parts.at(-1);
    const isRestOfName = before !== undefined && !before.includes("@") && part.includes("<");
    if (isRestOfName) parts[parts.length - 1] = `${before},${part}`;
    else parts.push(part);
  }
  return parts;
}

/** "a@x b@y and c@z": all of them people, or none is and the part is named as it stands. */
function readWords(line: number, part: string): (ListRow | BadRow)[] {
  const words = part.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^and$/i.test(word));
  const people = words.map((word) => readExact(word));
  if (words.length === 0) return [];
  return people.every((named) => named !== undefined)
    ? people.map((named) => ({ line, named }))
    : [{ line, asked: cleanForeign(part.slice(0, 400), 80), fault: "not-a-person" }];
}
