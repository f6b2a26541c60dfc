import { cleanTyped } from "../text.ts";
import type { ListRow } from "./people-list.ts";

const address = /^[^\s@"<>(),;:]+@[^\s@"<>(),;:]+$/u;
const objectId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Entra allows 113 characters for a user principal name, mail 320. */
const longestAddress = 320;

/** An address or object id as a list has it, "Alice Anders <alice@contoso.com>" too; undefined: it names nobody for certain. */
export function readExact(text: string, only?: "id"): ListRow["named"] | undefined {
  if (text.length > longestAddress + 300) return undefined;
  const clean = cleanTyped(text);
  const inside = /<([^<>]*)>$/.exec(clean)?.[1] ?? clean;
  const bare = inside.replace(/^mailto:/i, "").replace(/^["'({[<]+|["')}\].>]+$/g, "");
  if (objectId.test(bare)) return { by: "id", value: bare };
  const isAddress = only !== "id" && bare.length <= longestAddress && address.test(bare);
  return isAddress ? { by: "address", value: bare } : undefined;
}
