/** "Alice, Bob and 3 more": so many of them, the others as a number. */
export function andMore(texts: readonly string[], most: number, between = ", "): string {
  const rest = texts.length - most;
  return `${texts.slice(0, most).join(between)}${rest > 0 ? ` and ${rest} more` : ""}`;
}
