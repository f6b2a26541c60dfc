import type { EffectiveRule } from "../core/access/access.ts";
import { fields, rowInput, verbs } from "../core/presses/vocabulary.ts";
import type { Missing } from "../core/reset/missing.ts";
import { mostOnOneCard, type SummaryFigures, type SummaryRow, type SummaryView } from "../core/reset/summary.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import { rowTick } from "./kit/inputs.ts";
import {
  box,
  buttons,
  type Card,
  card,
  type Element,
  item,
  line,
  present,
  press,
  pressAway,
  subheading,
} from "./kit/kit.ts";
import { excludedKind } from "./parts/excluded-lines.ts";
import { detailInputs, missingBox } from "./parts/review-inputs.ts";
import { amounts, ownWords } from "./parts/review-person.ts";
import { manyWarningBox } from "./parts/review-warnings.ts";
import { andMore } from "./words/and-more.ts";
import { expectedWords } from "./words/expected-words.ts";
import { thousands } from "./words/thousands.ts";
import { timeOfDay } from "./words/time.ts";
import { count, nameOf, stateWords } from "./words/words.ts";

export interface SummaryCardView extends SummaryView {
  readonly rule: EffectiveRule;
  readonly missing?: readonly Missing[];
  /** Something is different from the summary that was confirmed. */
  readonly changed?: boolean;
}

const mostCustomers = 10;
const mostReasons = 8;

/** The summary of many people: counts, what to stop at, ten people on a page, and one deliberate press. */
export function summaryCard(view: SummaryCardView): Card {
  return fit([48, 32, 20], (longest) => summaryWith(view, longest));
}

function summaryWith(view: SummaryCardView, longest: number): Card {
  const { summary, figures, rule, missing = [], changed = false } = view;
  const { batchId, act, expiresAt } = summary;
  const isReset = act === "reset";
  const people = `${thousands(figures.people)} people`;
  return card(isReset ? `Reset MFA for ${people}?` : `Revoke sessions of ${people}?`, [
    line({ bold: scope(view) }),
    changed &&
      box("attention", [line({ bold: "Something changed since the last summary." }, " Please check it again.")]),
    ...counts(view),
    missingBox(missing),
    manyWarningBox(figures.warnings),
    excludedBox(view),
    ...peoplePart(view, longest),
    whatFollows(isReset),
    ...detailInputs(summary.details, { rule, asksToRevoke: isReset, onPages: true }),
    isReset && figures.guests > 0 && line({ quiet: "Guests can only be signed out by their home organisation." }),
    buttons([
      press(`Confirm: ${scope(view)}`, { verb: verbs.confirm, data: onPage(view) }),
      pressAway("Cancel", { verb: verbs.cancel, data: { [fields.batch]: batchId } }),
    ]),
    expiresAt !== undefined && line({ quiet: `Works once, only for you, until ${timeOfDay(expiresAt)}.` }),
  ]);
}

/** What every button takes along, so that ticks and inputs survive. */
function onPage({ summary, page }: SummaryCardView): Record<string, string> {
  return { [fields.batch]: summary.batchId, [fields.page]: String(page) };
}

function scope({ figures }: SummaryCardView): string {
  const { people, customers } = figures;
  return `${thousands(people)} ${people === 1 ? "person" : "people"}, ${count(customers.length, "customer")}`;
}

function counts({ summary, figures, expectedMs }: SummaryCardView): Element[] {
  const { unread, customers } = figures;
  const each = customers.map(({ customerName, people }) => `${short(customerName, 40)} ${thousands(people)}`);
  const time = expectedWords(expectedMs);
  return present([
    customers.length > 1 && line({ bold: "Customers: " }, andMore(each, mostCustomers)),
    summary.act === "reset" && line({ bold: "Methods: " }, methodWords(figures)),
    unread > 0 && line(`Of ${count(unread, "person", "people")} the hardware tokens could not be read.`),
    time !== undefined && line({ bold: "Takes: " }, time),
  ]);
}

function methodWords({ deletes, switchesOff, kept, flagged }: SummaryFigures): string {
  return present([
    deletes > 0 && `${thousands(deletes)} will be deleted`,
    switchesOff > 0 && `${thousands(switchesOff)} will be switched off`,
    kept > 0 && `${thousands(kept)} ${kept === 1 ? "stays" : "stay"}`,
    flagged > 0 && `look at ${thousands(flagged)} of them`,
  ]).join(", ");
}

/** How many are not on it, and for which reasons; who, is on pages of its own. */
function excludedBox(view: SummaryCardView): Element | undefined {
  const { excluded, leftOut } = view.figures;
  const all = excluded.reduce((sum, { people }) => sum + people, 0);
  if (all + leftOut === 0) return undefined;
  const reasons = excluded.slice(0, mostReasons).map(({ people, first }) => item(`${people}: ${excludedKind(first)}`));
  const data = { ...onPage(view), [fields.to]: "0" };
  return box("emphasis", [
    line({ bold: `Left out: ${thousands(all + leftOut)}` }),
    leftOut > 0 && item(`${leftOut}: by you`),
    ...reasons,
    excluded.length > mostReasons && line(`And ${count(excluded.length - mostReasons, "other reason")}.`),
    all > 0 && buttons([press("Show who, and why", { verb: verbs.summaryExcluded, data })]),
  ]);
}

function peoplePart(view: SummaryCardView, longest: number): Element[] {
  const { rows, page, summary } = view;
  const first = page * mostOnOneCard + 1;
  const to = (next: number) => ({ verb: verbs.summaryPage, data: { ...onPage(view), [fields.to]: String(next) } });
  return present([
    subheading("People: untick whom to leave out"),
    ...rows.flatMap((row, index) => personPart(row, index, longest)),
    line({ quiet: `${thousands(first)} to ${thousands(first + rows.length - 1)} of ${thousands(summary.people)}` }),
    buttons([
      page > 0 && press("Previous", to(page - 1)),
      first + rows.length - 1 < summary.people && press("Next", to(page + 1)),
    ]),
  ]);
}

function personPart({ reset, leftOut }: SummaryRow, index: number, longest: number): Element[] {
  const { target } = reset.plan;
  const name = `${reset.position + 1}. ${nameOf(target, longest)}, ${short(target.customerName, longest)}`;
  const about = [short(target.userPrincipalName, longest), ...stateWords(target)];
  const what = reset.act === "reset" ? [amounts(reset)] : [];
  return [rowTick(rowInput(index), name, !leftOut), line([...about, ...what, ...ownWords(reset)].join(" · "))];
}

function whatFollows(isReset: boolean): Element {
  return isReset
    ? line(
        { bold: "What follows: " },
        "They register again at the next sign-in if a policy asks for MFA. If nothing asks, the password alone is enough.",
      )
    : line({ bold: "What follows: " }, "every session ends, and signing in again is needed everywhere.");
}
