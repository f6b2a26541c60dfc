import type { Kept, Removal, ResetPlan } from "../../core/reset/plan.ts";
import { isDefaultMethod } from "../../core/reset/plan-reset.ts";
import { type Element, item, line, type Part, present, subheading } from "../kit/kit.ts";
import { added } from "../words/time.ts";
import { flagWords, keptWords, methodWords, preferredWords } from "../words/words.ts";

/** What heads each list of removals: what becomes of it. */
export const removalLabel: Readonly<Record<Removal["action"], string>> = {
  delete: "Will be deleted",
  deactivate: "Will be switched off (deactivated, stays assigned)",
};

/** "Phone (mobile) +49 •••••89, added yesterday". */
export function removalWords({ method }: Removal, now: Date): string {
  const since = method.addedAt === undefined ? "" : `, ${added(method.addedAt, now)}`;
  return `${methodWords(method)}${since}`;
}

/** "Passkey YubiKey: not part of an MFA reset. Look: added in the last 7 days." */
function keptLine({ method, reason, flags }: Kept, now?: Date): Element {
  const since = now === undefined || method.addedAt === undefined ? "" : `, ${added(method.addedAt, now)}`;
  const parts: Part[] = [`${methodWords(method)}${since}`, { quiet: `: ${keptWords[reason]}.` }];
  if (flags.length > 0) parts.push({ bold: ` Look: ${flags.map((flag) => flagWords[flag]).join("; ")}.` });
  return item(...parts);
}

/** Flagged ones first: they are what one must not overlook. `now`: say when each was added. */
export function keptLines(kept: readonly Kept[], now?: Date): Element[] {
  const flagged = kept.filter(({ flags }) => flags.length > 0);
  const rest = kept.filter(({ flags }) => flags.length === 0);
  return [...flagged, ...rest].map((one) => keptLine(one, now));
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

const wouldWords: Readonly<Record<Removal["action"], string>> = {
  delete: "A reset would delete",
  deactivate: "A reset would switch off (stays assigned)",
};

/** Every method of a person by what a reset would do with it; which is the default. */
export function wouldHappen(plan: ResetPlan, now: Date): Element[] {
  const { removals, kept, preferred, hardwareUnreadable } = plan;
  const going = Object.entries(wouldWords).flatMap(([action, words]) => {
    const those = removals.filter((removal) => removal.action === action);
    return those.length === 0 ? [] : [subheading(words), ...those.map(({ method }) => removedLine(method, plan, now))];
  });
  return present([
    line({ bold: "Default: " }, `${preferredWords[preferred]}.`),
    removals.length + kept.length === 0 && line("No method is registered."),
    ...going,
    ...(kept.length > 0 ? [subheading("A reset would leave, can still sign in"), ...keptLines(kept, now)] : []),
    hardwareUnreadable && hardwareLine(hardwareUnreadable),
  ]);
}

function removedLine(method: Removal["method"], { preferred }: ResetPlan, now: Date): Element {
  const since = method.addedAt === undefined ? "" : `, ${added(method.addedAt, now)}`;
  return isDefaultMethod(method, preferred)
    ? item(`${methodWords(method)}${since}`, { bold: " (default)" })
    : item(`${methodWords(method)}${since}`);
}
