/** All words of a message or card, in reading order: what a person can read of it, buttons included. */
export function allWordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(allWordsOf).join(" ");
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, inner]) => (words.includes(key) && typeof inner === "string" ? inner : allWordsOf(inner)))
    .filter((text) => text !== "")
    .join(" ");
}

const words = ["text", "title", "label", "value", "placeholder", "errorMessage", "altText"];
