import type { Command } from "../command.ts";
import { afterConnector } from "./after-connector.ts";
import type { Mention } from "./mention-marks.ts";
import { namedGroup } from "./named-group.ts";
import { readClauses } from "./read-clauses.ts";
import { readWanted } from "./read-wanted.ts";

const sessions = String.raw`(?:(?:all|the|his|her|their|every|sign-?in|mfa|active|of) )*sessions?`;

/** "revoke (all) sessions for alice": `rest` with its connector. */
const revokeFor = new RegExp(`^(?:revoke|end|kill) ${sessions}(?<rest>$|[ :,].*$)`, "i");
/** "revoke alice's sessions because lost phone": `who` and `rest`. */
const revokeOwned = new RegExp(
  `^(?:revoke|end|kill) (?<who>.+?)(?:'s?)? ${sessions}(?<rest>$|[ ,](?:in|because|ticket) .*$)`,
  "i",
);

/** The sentence as a wish to revoke sessions, or nothing when it is none: the same road as a reset. */
export function readRevoke(text: string, mentions: readonly Mention[]): Command | undefined {
  const people = peopleIn(text);
  if (people === undefined) return undefined;
  const { head, inCustomer, details } = readClauses(people, mentions);
  const wanted = readWanted(head, mentions);
  if (typeof wanted === "string") return { kind: "unreadable", why: wanted };
  return {
    kind: "reset.start",
    act: "revoke-sessions",
    wanted,
    ...(inCustomer && { inCustomer }),
    details: { ...details, revokeSessions: true },
  };
}

function peopleIn(text: string): string | undefined {
  const asked = revokeFor.exec(text);
  if (asked) return afterConnector(namedGroup(asked, "rest"));
  const owned = revokeOwned.exec(text);
  return owned ? `${namedGroup(owned, "who")}${namedGroup(owned, "rest")}` : undefined;
}
