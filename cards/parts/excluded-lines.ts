import type { Action } from "../../core/access/actions.ts";
import type { Target } from "../../core/directory/people.ts";
import type { RowFault } from "../../core/lists/people-list.ts";
import { problems } from "../../core/problem.ts";
import type { Excluded } from "../../core/reset/excluded.ts";
import { short } from "../kit/foreign.ts";
import { type Element, line, say } from "../kit/kit.ts";
import { andMore } from "../words/and-more.ts";
import { denialWords } from "../words/denial-words.ts";
import { dayAndTime } from "../words/time.ts";
import { nameAndCustomer } from "../words/words.ts";
import { keptLines } from "./method-lines.ts";

/** Who was left out, and why, in one line. */
export function excludedLine(excluded: Excluded): Element {
  const { line: number } = excluded;
  const where = number === undefined ? "" : `Line ${number}: `;
  return line({ bold: `${where}${excludedName(excluded)}` }, `: ${excludedReason(excluded)}`);
}

/** The line, and for "nothing to reset" what the person has all the same. */
export function excludedLines(excluded: Excluded): Element[] {
  if (excluded.why !== "nothing-to-reset") return [excludedLine(excluded)];
  const { kept } = excluded;
  return [excludedLine(excluded), ...(kept.length > 0 ? [line("Stays, can still sign in:"), ...keptLines(kept)] : [])];
}

/** What somebody was looked for. */
export type AskedFor = Action | "details";

const againWords: Readonly<Record<AskedFor, { readonly title: string; readonly text: string }>> = {
  reset: { title: "Reset MFA for", text: "reset MFA for" },
  "revoke-sessions": { title: "Revoke sessions for", text: "revoke sessions for" },
  details: { title: "Details of", text: "user" },
};

/** Buttons that ask again for the person who was probably meant; at most six. */
export function askAgain(excluded: readonly Excluded[], asked: AskedFor): Element[] {
  const { title, text } = againWords[asked];
  const addresses = excluded.flatMap(candidates).map(({ userPrincipalName }) => userPrincipalName);
  return [...new Set(addresses)]
    .slice(0, 6)
    .map((address) => say(`${title} ${short(address, 60)}`, `${text} ${address}`));
}

export function excludedName(excluded: Excluded): string {
  return "target" in excluded ? nameAndCustomer(excluded.target) : short(excluded.asked);
}

export function excludedReason(excluded: Excluded): string {
  switch (excluded.why) {
    case "not-found":
      return `no user matches. Searched: ${names(excluded.searched)}.${near(excluded.near)}`;
    case "ambiguous":
      return ambiguousWords(excluded.matches);
    case "mention-unresolved":
      return "this mention could not be resolved. Type the person's address instead.";
    case "denied":
      return denialWords(excluded.denial);
    case "nothing-to-reset":
      return nothingWords(excluded);
    case "guest-sessions":
      return "a guest: revoking here has no effect. Only their home organisation can end their sessions.";
    case "could-not-read":
      return `could not be read. ${problems[excluded.problem].title}. ${problems[excluded.problem].advice}`;
    default:
      return `${excludedKind(excluded)}.`;
  }
}

/** Why, for all who are left out for the same reason. */
export function excludedKind(excluded: Excluded): string {
  switch (excluded.why) {
    case "denied":
      return denialWords(excluded.denial);
    case "bad-row":
      return rowFaultWords[excluded.fault];
    case "could-not-read":
      return problems[excluded.problem].title;
    default:
      return kindWords[excluded.why];
  }
}

const kindWords = {
  "not-found": "no user matches",
  ambiguous: "several people fit",
  "mention-unresolved": "the mention could not be resolved",
  "nothing-to-reset": "nothing to reset",
  "guest-sessions": "a guest: revoking has no effect",
  twice: "already on the list",
} as const;

const rowFaultWords: Readonly<Record<RowFault, string>> = {
  "not-a-person": "no address and no object id",
  twice: "the same person stands in an earlier line",
  "too-long": "too long",
  "too-many-columns": "too many columns",
  "open-quote": "a quotation mark is never closed",
  "unknown-customer": "no customer of that name is served",
};

/** One alone is not certain where a customer gave no answer. */
function ambiguousWords(matches: readonly Target[]): string {
  const [first] = matches;
  return matches.length === 1 && first
    ? `may be ${nameAndCustomer(first)}, but not every customer answered. Use the address.`
    : `fits ${matches.length} people. Use the address.`;
}

function nothingWords({ hardwareUnread, lastResetAt }: Extract<Excluded, { why: "nothing-to-reset" }>): string {
  const already = lastResetAt === undefined ? "" : ` Their last reset was on ${dayAndTime(lastResetAt)}.`;
  return hardwareUnread
    ? `nothing else to reset, but hardware tokens could not be read: there may be some. Check in the Entra admin center.${already}`
    : `nothing to reset.${already}`;
}

function near(people: readonly Target[]): string {
  return people.length === 0 ? "" : ` Near: ${people.slice(0, 6).map(nameAndCustomer).join("; ")}.`;
}

function names(customers: readonly string[]): string {
  return andMore(
    customers.map((name) => short(name, 40)),
    10,
  );
}

function candidates(excluded: Excluded): readonly Target[] {
  if (excluded.why === "not-found") return excluded.near;
  return excluded.why === "ambiguous" ? excluded.matches : [];
}
