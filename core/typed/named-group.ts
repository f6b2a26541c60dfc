/** What a named group of a pattern took; "" where there is no match or the group took no part in it. */
export function namedGroup(match: RegExpExecArray | null, name: string): string {
  return match?.groups?.[name] ?? "";
}
