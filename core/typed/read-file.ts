import type { Command } from "../command.ts";
import { decodeText } from "../lists/decode-text.ts";
import { readList } from "../lists/read-list.ts";
import { cleanTyped, cut } from "../text.ts";
import { readClauses } from "./read-clauses.ts";

const revoking = /^(?:please )?(?:revoke|end|kill|sign ?out)\b/i;
const longestText = 2000;

/**
 * The command in a file of people and what was written beside it: reset, or revoke where the words begin so, with "in …", "because …"
 * and "ticket …" as in a sentence. Nothing in it confirms anything.
 */
export function readFile(bytes: Uint8Array, text: string): Command {
  const list = readList(decodeText(bytes));
  if (typeof list === "string") return { kind: "unreadable", why: list };
  const words = cut(cleanTyped(text.slice(0, longestText)), longestText);
  // The clauses of a sentence need something before them.
  const { inCustomer, details } = readClauses(`list ${words}`, []);
  const revokes = revoking.test(words);
  return {
    kind: "reset.list",
    list,
    ...(revokes && { act: "revoke-sessions" }),
    ...(inCustomer && { inCustomer }),
    details: revokes ? { ...details, revokeSessions: true } : details,
  };
}
