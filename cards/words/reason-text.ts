import type { Details } from "../../core/details.ts";

/** A reason under its name, with the operator's own words behind it; where they only say the name again, once. */
export function reasonText(
  name: string | undefined,
  { reason, reasonText: words }: Pick<Details, "reason" | "reasonText">,
): string {
  const said = words === undefined ? "" : plainly(words);
  const again = said === plainly(name ?? "") || said === plainly(reason ?? "");
  return [name, again && name !== undefined ? undefined : words].filter((part) => part !== undefined).join(": ");
}

const plainly = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
