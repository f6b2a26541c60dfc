import type { Command } from "../command.ts";
import type { Mention } from "./mention-marks.ts";
import { namedGroup } from "./named-group.ts";
import { outsideQuotes } from "./outside-quotes.ts";
import { readReset } from "./read-reset.ts";
import { readRevoke } from "./read-revoke.ts";

/** "record reset for alice", "record MFA reset of alice", "record elsewhere for alice". */
const recordReset =
  /^(?:record|log) (?:(?:an?|the) )?(?:(?:mfa |2fa )?reset|elsewhere)(?: for| of)?(?<rest>$|[ :,].*$)/i;
/** "record revoked sessions for alice", "record revoke sessions for alice". */
const recordRevoke = /^(?:record|log) (?:revoked? sessions|sessions revoked)(?: for| of)?(?<rest>$|[ :,].*$)/i;
/** "done in the portal", wherever it stands: that it was done elsewhere is what the whole sentence says. */
const doneThere = /[ ,;]+(?:(?:that )?(?:was |were )?done )(?:in (?:the )?portal|elsewhere|by hand)(?=$|[ ,;.])/i;

/** The sentence as a wish to record what was done elsewhere, or nothing when it is none. People and clauses are those of a reset. */
export function readElsewhere(text: string, mentions: readonly Mention[]): Command | undefined {
  const reset = recordReset.exec(text);
  if (reset) return toCommand(readReset(`reset MFA for ${restOf(reset)}`, mentions));
  const revoke = recordRevoke.exec(text);
  return revoke ? toCommand(readRevoke(`revoke sessions for ${restOf(revoke)}`, mentions)) : undefined;
}

function restOf(said: RegExpExecArray): string {
  const rest = namedGroup(said, "rest").replace(/^[ :,]+/, "");
  const there = doneThere.exec(outsideQuotes(rest));
  return there ? rest.slice(0, there.index) + rest.slice(there.index + there[0].length) : rest;
}

function toCommand(command: Command | undefined): Command | undefined {
  if (command?.kind !== "reset.start") return command;
  const { kind: _, act = "reset", details, ...said } = command;
  // What Microsoft was told to do is not known by the reason: the card asks.
  return { kind: "elsewhere", act, ...said, details: { ...details, revokeSessions: false } };
}
