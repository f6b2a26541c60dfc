import { editDistance } from "../edit-distance.ts";

/** Does a word of the name look like what was typed, one or two slips apart? */
export function isNear(typed: string, displayName: string): boolean {
  const wanted = typed.toLowerCase();
  const slips = wanted.length < 5 ? 1 : 2;
  const words = [displayName, ...displayName.split(/[\s,]+/)];
  return words.some((word) => editDistance(wanted, word.toLowerCase().slice(0, 64)) <= slips);
}
