import type { Kept, Removal, ResetPlan } from "../core/plan.ts";
import { type Element, item, line, type Part } from "./kit.ts";
import { added } from "./time.ts";
import { flagWords, keptWords, methodWords } from "./words.ts";

/** "Phone (mobile) +49 •••••89, added yesterday"; a token that is only switched off says so. */
export function removalWords({ action, method }: Removal, now: Date): string {
  const since = method.addedAt === undefined ? "" : `, ${added(method.addedAt, now)}`;
  const off = action === "deactivate" ? ": switched off (deactivated), stays assigned" : "";
  return `${methodWords(method)}${since}${off}`;
}

/** "Passkey YubiKey: not part of an MFA reset. Look: added in the last 7 days." */
export function keptLine({ method, reason, flags }: Kept): Element {
  const parts: Part[] = [methodWords(method), { quiet: `: ${keptWords[reason]}` }];
  if (flags.length > 0) parts.push({ bold: `. Look: ${flags.map((flag) => flagWords[flag]).join("; ")}.` });
  return item(...parts);
}

/** Flagged ones first: they are what one must not overlook. */
export function keptLines(kept: readonly Kept[]): Element[] {
  const flagged = kept.filter(({ flags }) => flags.length > 0);
  const rest = kept.filter(({ flags }) => flags.length === 0);
  return [...flagged, ...rest].map(keptLine);
}

const unreadableWords: Readonly<Record<NonNullable<ResetPlan["hardwareUnreadable"]>, string>> = {
  forbidden: "your Entra role does not let the bot see them",
  "not-in-this-cloud": "Microsoft does not offer that in this cloud",
  failed: "Microsoft did not answer",
};

/** Hardware tokens that may exist although nobody could look. */
export function hardwareLine(why: NonNullable<ResetPlan["hardwareUnreadable"]>): Element {
  return line({ bold: "Hardware tokens could not be read" }, ` (${unreadableWords[why]}). Any there stay switched on.`);
}
