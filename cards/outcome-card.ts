import { fields, verbs } from "../core/presses/vocabulary.ts";
import { shortReference } from "../core/reference.ts";
import type { Verdict } from "../core/reset/outcome.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import {
  buttons,
  type Card,
  card,
  type Element,
  fact,
  hiddenBox,
  line,
  present,
  press,
  subheading,
  toggle,
} from "./kit/kit.ts";
import { backToView } from "./parts/back-to-view.ts";
import { outcomeLines, resultWords } from "./parts/outcome-person.ts";
import { actNames, actOf } from "./words/act-words.ts";
import { ticketText } from "./words/ticket-text.ts";
import { dayAndTime } from "./words/time.ts";
import { verdictNames } from "./words/verdict-words.ts";
import { detailWords, nameAndCustomer, nameOf } from "./words/words.ts";

export interface OutcomeView {
  readonly batchId: string;
  /** At least one, by position. */
  readonly resets: readonly PendingReset[];
  readonly now: Date;
}

const mostNamed = 60;

/** The level of detail at which the ticket gets the counts only: very many people. */
const withoutTicketLines = -1;

/** What became of it, for one or many people. None of the buttons changes anything; *Make it again* starts a new summary. */
export function outcomeCard(view: OutcomeView): Card {
  return fit([10, 6, 3, 1, 0, withoutTicketLines], (detailed) => outcomeWith(view, detailed));
}

function outcomeWith({ batchId, resets, now }: OutcomeView, detailed: number): Card {
  const [first] = resets;
  return card(title(resets), [
    ...(resets.length === 1 && first ? onePerson(first) : manyPeople(resets, detailed)),
    ...facts(resets, now),
    fact("Reference", shortReference(batchId)),
    buttons([
      toggle("Text for the ticket", ["ticket-text"]),
      resets.some(isUnfinished) && press("Make it again", { verb: verbs.again, data: { [fields.batch]: batchId } }),
      backToView(resets),
    ]),
    hiddenBox("ticket-text", ticketLines(resets, detailed)),
  ]);
}

function onePerson(reset: PendingReset): Element[] {
  return [line({ bold: nameAndCustomer(reset.plan.target) }), ...outcomeLines(reset)];
}

function manyPeople(resets: readonly PendingReset[], detailed: number): Element[] {
  const unnamed = resets.length - mostNamed;
  return present([
    ...resets.slice(0, mostNamed).flatMap((reset, index) => oneOfMany(reset, index < detailed)),
    unnamed > 0 && line(`And ${unnamed} more: type the command again for them.`),
  ]);
}

function oneOfMany(reset: PendingReset, inDetail: boolean): Element[] {
  const name = `${reset.position + 1}. ${nameAndCustomer(reset.plan.target)}`;
  const result = line({ bold: name }, `: ${resultWords(reset)}`);
  const lines = inDetail ? outcomeLines(reset) : [];
  if (lines.length === 0) return [result];
  const id = `details-${reset.position}`;
  return present([
    result,
    buttons([toggle(`Methods ${reset.position + 1}: ${nameOf(reset.plan.target, 40)}`, [id])]),
    hiddenBox(id, lines),
  ]);
}

function facts(resets: readonly PendingReset[], now: Date): Element[] {
  const [first] = resets;
  if (!first) return [];
  const ended = resets
    .flatMap(({ outcome }) => (outcome ? [outcome.endedAt] : []))
    .sort()
    .at(-1);
  return [
    subheading("Record"),
    fact("By", `${short(first.operator.name)}, ${dayAndTime(ended ?? now)}`),
    ...detailWords(first.details).map(({ label, value }) => fact(label, value)),
  ];
}

/** Of several people: the counts, the whole story of those in detail, one line for each other. */
function ticketLines(resets: readonly PendingReset[], detailed: number): Element[] {
  if (resets.length === 1) return resets.flatMap(ticketText).map((text) => line(text));
  const counts = line(`${actNames[actOf(resets)]} for ${title(resets)}.`);
  if (detailed === withoutTicketLines) return [counts];
  const people = resets
    .slice(0, mostNamed)
    .flatMap((reset, index) =>
      index < detailed ? ticketText(reset) : [`${nameAndCustomer(reset.plan.target)}: ${resultWords(reset)}`],
    )
    .map((text) => line(text));
  return [counts, ...people];
}

/** Something may be left to do: a fresh summary tells. */
function isUnfinished({ outcome }: PendingReset): boolean {
  return outcome !== undefined && outcome.verdict !== "complete" && outcome.verdict !== "nothing-to-reset";
}

function title(resets: readonly PendingReset[]): string {
  const [first] = resets;
  if (resets.length === 1 && first) return resultWords(first);
  const order: readonly Verdict[] = ["failed", "partial", "interrupted", "unproven", "complete", "nothing-to-reset"];
  const counts = order.map((verdict) => ({
    verdict,
    number: resets.filter((one) => one.outcome?.verdict === verdict).length,
  }));
  const parts = counts
    .filter(({ number }) => number > 0)
    .map(({ verdict, number }) => `${number} ${verdictNames[verdict].toLowerCase()}`);
  return `${resets.length} people: ${parts.length > 0 ? parts.join(", ") : "no result yet"}`;
}
