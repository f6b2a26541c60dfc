/** The text with every quoted stretch blotted out, letter for letter: what matches here matches outside quotes, at the same place. */
export function outsideQuotes(text: string): string {
  return text.replace(/"[^"]*"/g, (quoted) => "\uE002".repeat(quoted.length));
}
