import { cleanTyped } from "../text.ts";

/** Somebody picked from the people list of Teams; without `objectId` the roster could not tell who it is. */
export interface Mention {
  readonly name: string;
  readonly objectId?: string;
}

const marks = /\uE000(\d{1,3})\uE001/g;

/** How the bot writes a mention into the text: private-use characters, which cleaning takes away from what people type. */
export function mentionMark(index: number): string {
  return `\uE000${index}\uE001`;
}

/** The mention that a word stands for, when the word is a mark. */
export function mentionOf(word: string, mentions: readonly Mention[]): Mention | undefined {
  const index = /^\uE000(\d{1,3})\uE001$/.exec(word)?.[1];
  return index === undefined ? undefined : mentions[Number(index)];
}

/** Clean text in which only the marks of real mentions are left, set apart by spaces save before an apostrophe. */
export function cleanAroundMarks(text: string, mentions: readonly Mention[]): string {
  // A split by a pattern with one group alternates: text, index, text, …
  const pieces = text.split(marks).map((piece, place) => {
    if (place % 2 === 0) return cleanTyped(piece);
    return mentions[Number(piece)] ? ` ${mentionMark(Number(piece))} ` : " ";
  });
  return pieces
    .join("")
    .replace(/ +/g, " ")
    .replace(/\uE001 '/g, "\uE001'")
    .trim();
}

/** The text as people read it: "@Alice Anders" where the mark was. Typed again, that is a mention nobody can resolve. */
export function showMarks(text: string, mentions: readonly Mention[]): string {
  return text.replace(marks, (_mark, index: string) => `@${cleanTyped(mentions[Number(index)]?.name ?? "")}`);
}
