/** The short form of an id that people can read out on the phone: its first eight letters or digits, in capitals. */
export function shortReference(id: string): string {
  return id
    .replace(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 8)
    .toUpperCase();
}
