import type { EffectiveRule } from "../core/access/access.ts";
import { stillRequired } from "../core/access/still-required.ts";
import type { Ticks } from "../core/command.ts";
import type { Details } from "../core/details.ts";
import type { SilentCustomer } from "../core/directory/silent-customer.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { Excluded } from "../core/reset/excluded.ts";
import type { Missing } from "../core/reset/missing.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { fit } from "./kit/fit.ts";
import { box, buttons, type Card, card, type Element, line, present, press, pressAway } from "./kit/kit.ts";
import { excludedLine } from "./parts/excluded-lines.ts";
import { detailInputs, missingBox } from "./parts/review-inputs.ts";
import { methodLists, ownLines, personInBrief, personLine, personWithDetails } from "./parts/review-person.ts";
import { warningBox } from "./parts/review-warnings.ts";
import { actOf } from "./words/act-words.ts";
import { silentBox } from "./words/silent-words.ts";
import { timeOfDay } from "./words/time.ts";
import { count, nameAndCustomer, nameOf } from "./words/words.ts";

export interface ReviewView {
  readonly batchId: string;
  /** At least one, by position. */
  readonly resets: readonly PendingReset[];
  /** Who was asked for too, and is not part of it. */
  readonly excluded: readonly Excluded[];
  /** Customers that were searched for them and gave no answer. */
  readonly silent?: readonly SilentCustomer[];
  readonly rule: EffectiveRule;
  readonly now: Date;
  readonly missing?: readonly Missing[];
  /** Something is different from the summary that was confirmed. */
  readonly changed?: boolean;
  /** What was ticked and filled in before, where the card is shown again. */
  readonly ticks?: Ticks;
  readonly details?: Details;
}

const mostExcluded = 10;
const mostNamed = 60;

/** The summary to review, for one or many people: what goes, what stays, and one deliberate press. */
export function reviewCard(view: ReviewView): Card {
  const { resets } = view;
  return resets.length === 1 ? reviewWith(view, 1) : fit([10, 6, 3, 0], (detailed) => reviewWith(view, detailed));
}

function reviewWith(view: ReviewView, detailed: number): Card {
  const { batchId, resets } = view;
  return card(title(resets), [
    ...stops(view),
    ...excludedPart(view.excluded),
    ...people(view, detailed),
    whatFollows(resets),
    ...details(view),
    buttons([
      press(confirmTitle(resets), { verb: verbs.confirm, data: confirmData(view, detailed) }),
      pressAway("Cancel", { verb: verbs.cancel, data: { [fields.batch]: batchId } }),
    ]),
    ...resets
      .slice(0, 1)
      .map(({ expiresAt }) => line({ quiet: `Works once, only for you, until ${timeOfDay(expiresAt)}.` })),
  ]);
}

/** Whose check boxes stand on the card is sent along: clients leave out a list with nothing ticked, which must not read as all. */
function confirmData({ batchId, resets }: ReviewView, detailed: number): Record<string, string> {
  const withTicks = resets.slice(0, detailed).filter(({ act }) => act === "reset");
  const positions = withTicks.map(({ position }) => position);
  return { [fields.batch]: batchId, ...(positions.length > 0 && { [fields.withTicks]: positions.join(",") }) };
}

/** First of all: whom it is about, what is different, what is missing, what to stop at. */
function stops({ resets, now, missing = [], changed = false, silent = [] }: ReviewView): Element[] {
  const [first] = resets;
  return present([
    ...(resets.length === 1 && first ? [personLine(first), ...ownLines(first)] : [line({ bold: scope(resets) })]),
    changed &&
      box("attention", [line({ bold: "Something changed since the last summary." }, " Please check it again.")]),
    missingBox(missing),
    silentBox(silent),
    warningBox(resets, now),
  ]);
}

function details({ resets, rule, details: said }: ReviewView): Element[] {
  const asksToRevoke = actOf(resets) === "reset";
  const guests = resets.some(({ plan }) => plan.target.userType === "guest");
  return present([
    ...detailInputs(said ?? resets[0]?.details ?? { revokeSessions: false }, {
      rule: stillRequired(rule, resets),
      asksToRevoke,
    }),
    asksToRevoke && guests && line({ quiet: "Guests can only be signed out by their home organisation." }),
  ]);
}

function people({ resets, now, ticks = {} }: ReviewView, detailed: number): Element[] {
  const [first] = resets;
  if (actOf(resets) === "revoke-sessions")
    return resets.length === 1 ? [] : resets.slice(0, mostNamed).map(personInBrief);
  if (resets.length === 1 && first) return methodLists({ reset: first, now, ticks });
  const brief = resets.slice(detailed, detailed + mostNamed);
  const unnamed = resets.length - detailed - brief.length;
  return present([
    ...resets.slice(0, detailed).flatMap((reset) => personWithDetails({ reset, now, ticks })),
    brief.length > 0 && line({ bold: "All their methods, without a choice:" }),
    ...brief.map(personInBrief),
    unnamed > 0 && line({ bold: `And ${count(unnamed, "more person", "more people")}, too many to show.` }),
  ]);
}

function excludedPart(excluded: readonly Excluded[]): Element[] {
  if (excluded.length === 0) return [];
  const rest = excluded.length - mostExcluded;
  return [
    box("emphasis", [
      line({ bold: `Left out: ${count(excluded.length, "person", "people")}` }),
      ...excluded.slice(0, mostExcluded).map(excludedLine),
      rest > 0 && line(`And ${rest} more.`),
    ]),
  ];
}

/** Whether anything forces a new registration depends on the customer's policies, so it is said as it is. */
function whatFollows(resets: readonly PendingReset[]): Element {
  const [first] = resets;
  if (actOf(resets) === "revoke-sessions") {
    const sooner = "Apps that are open may go on for up to an hour. Methods and password stay as they are.";
    return line({ bold: "What follows: " }, `every session ends, and signing in again is needed everywhere. ${sooner}`);
  }
  const who = resets.length === 1 && first ? `${nameOf(first.plan.target)} registers` : "They register";
  return line(
    { bold: "What follows: " },
    `${who} again at the next sign-in if a policy asks for MFA. If nothing asks, the password alone is enough.`,
  );
}

function title(resets: readonly PendingReset[]): string {
  const [first] = resets;
  const whom = resets.length === 1 && first ? nameOf(first.plan.target) : `${resets.length} people`;
  return actOf(resets) === "reset" ? `Reset MFA for ${whom}?` : `Revoke sessions of ${whom}?`;
}

function scope(resets: readonly PendingReset[]): string {
  return `${count(resets.length, "person", "people")}, ${count(customers(resets), "customer")}`;
}

function confirmTitle(resets: readonly PendingReset[]): string {
  const [first] = resets;
  return `Confirm: ${resets.length === 1 && first ? nameAndCustomer(first.plan.target) : scope(resets)}`;
}

function customers(resets: readonly PendingReset[]): number {
  return new Set(resets.map(({ plan }) => plan.target.tenantId)).size;
}
