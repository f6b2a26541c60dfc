/**
 * Characters nobody sees, or that change what others look like: controls, private use, lone surrogates, interlinear marks, and
 * everything Unicode calls ignorable (zero width, bidi controls, soft hyphen, fillers, tags).
 */
const invisible = /[\p{Cc}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
const spaces = /[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]+/gu;

/** The acute accent and the backtick stand here too: people type O´Brien, and NFKC would tear it apart. */
const singleQuotes = /[\u2018-\u201B\u2039\u203A\u00B4`]/gu;
const doubleQuotes = /[\u201C-\u201F\u00AB\u00BB]/gu;

/** What a person typed, made comparable: NFKC, one line, no invisible characters, straight quotes and hyphens. Cleaning twice changes nothing. */
export function cleanTyped(text: string): string {
  // Dropped before NFKC, so that what stood between a letter and its accent can't keep them apart.
  const normal = visible(text).replace(singleQuotes, "'").normalize("NFKC");
  return visible(
    normal
      .replace(singleQuotes, "'")
      .replace(doubleQuotes, '"')
      .replace(/\u2010/gu, "-"),
  );
}

/** A name from a directory, fit to be shown: one line, no invisible characters, at most `max` UTF-16 units with "…" at the cut. */
export function cleanForeign(text: string, max = 120): string {
  const clean = visible(text);
  return clean.length <= max ? clean : `${cut(clean, max - 1)}…`;
}

/** The first `max` UTF-16 units, never half a character, no space at the end. */
export function cut(text: string, max: number): string {
  return text
    .slice(0, Math.max(0, max))
    .replace(/\p{Cs}$/u, "")
    .trimEnd();
}

function visible(text: string): string {
  return text.replace(spaces, " ").replace(invisible, "").replace(/ +/g, " ").trim();
}
