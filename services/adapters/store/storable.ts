/** PostgreSQL takes neither NUL nor half a surrogate pair; foreign text may hold both. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** JSON for a jsonb column. */
export function storableJson(value: object): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "string" ? storable(inner) : inner));
}
