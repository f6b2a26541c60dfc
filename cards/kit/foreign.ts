import { cleanForeign } from "../../core/text.ts";

/** The longest name a card shows; the directory allows 256. */
export const longestName = 64;

/** One visible line, safe where nothing processes Markdown (TextRun, button and input labels). Idempotent. */
export function plain(text: string): string {
  // "{{DATE(…)}}" and "{{TIME(…)}}" are expanded by the client, in text runs too.
  return cleanForeign(text, Infinity).replace(/\{(?=\{)/g, "{ ");
}

/** The same for the fields in which Teams processes Markdown (TextBlock, choice and toggle titles): it shows as it reads. */
export function markdown(text: string): string {
  return plain(text)
    .replace(/[\\`*[\]<>~|&]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^([#+-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replaceAll("://", "\\://")
    .replace(/www\./gi, (www) => `${www.slice(0, -1)}\\.`);
}

/** A foreign name in one line, cut where it is longer than anybody reads. */
export function short(text: string, longest = longestName): string {
  return cleanForeign(text, longest);
}
