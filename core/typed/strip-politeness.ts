const before =
  /^(?:(?:hi|hello|hey)(?: there| bot| team)?|please|pls|plz|kindly|(?:can|could|would|will) you|help me(?: to)?|(?:i|we) (?:need|want|would like)(?: you)? to|i'd like(?: you)? to)[,!.:]* +/i;
const thanksAfter = /(?<![^ ,.!?])(?:please|pls|plz|thanks|thank you|thx)(?: a lot| so much)?$/i;
/** Looks back first: a long run of commas is tried once, not from each of its places. */
const marksAfter = /(?<![ .,;:!?])[ .,;:!?]+$/;

/** The sentence without the words and marks that only make it friendly. What is left may be empty. */
export function stripPoliteness(text: string): string {
  let left = text;
  for (;;) {
    const next = left.replace(before, "").replace(marksAfter, "").replace(thanksAfter, "");
    if (next === left) return left;
    left = next;
  }
}
