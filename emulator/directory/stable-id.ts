import { createHash } from "node:crypto";

/** The same GUID for the same words in every run and on every machine, in the form of a version-4 GUID. */
export function stableId(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? "8";
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
