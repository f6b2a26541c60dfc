/** Edit distance between two words (Levenshtein), both at most a few dozen letters. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}

/** Does a word of the name look like what was typed, one or two slips apart? */
export function isNear(typed: string, displayName: string): boolean {
  const wanted = typed.toLowerCase();
  const slips = wanted.length < 5 ? 1 : 2;
  const words = [displayName, ...displayName.split(/[\s,]+/)];
  return words.some((word) => editDistance(wanted, word.toLowerCase().slice(0, 64)) <= slips);
}
