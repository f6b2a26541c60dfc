import { fields, type Verb, verbs } from "../core/presses/vocabulary.ts";
import { shortReference } from "../core/reference.ts";
import { type BulkOutcome, peopleIn } from "../core/reset/bulk.ts";
import { mostOnOneCard } from "../core/reset/summary.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import {
  box,
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
import { outcomeLines, resultWords } from "./parts/outcome-person.ts";
import { actNames } from "./words/act-words.ts";
import { andMore } from "./words/and-more.ts";
import { bulkCsv } from "./words/bulk-csv.ts";
import { customerWords, peopleWords, stoppedWords, troubleWords } from "./words/bulk-words.ts";
import { thousands } from "./words/thousands.ts";
import { dayAndTime, timeOfDay } from "./words/time.ts";
import { detailWords, nameAndCustomer, nameOf } from "./words/words.ts";

const mostCustomers = 10;
const csvBox = "result-csv";
const ticketBox = "ticket-text";

/** What became of a bulk: the verdict in figures, whoever has trouble first, ten people on a page. Nothing on it changes anything. */
export function bulkOutcomeCard(view: BulkOutcome): Card {
  const { rows, asCsv } = view;
  if (asCsv) return fit([rows.length, 50, 40, 30, 20, 10], (taken) => csvPage(view, Math.min(taken, rows.length)));
  return fit([10, 4, 0], (detailed) => peoplePage(view, detailed));
}

/** "Partial: 130 of 137 done, 4 still have methods, 3 were left out". */
export function bulkVerdict({ head, counts, customers }: BulkOutcome): string {
  const all = peopleIn(counts);
  const trouble = troubleWords(counts);
  const done = customers.reduce((sum, customer) => sum + customer.done, 0);
  const when = head.endedAt === undefined ? "" : `, checked ${timeOfDay(head.endedAt)}`;
  if (done === all) {
    return head.act === "reset"
      ? `Complete: ${peopleWords(all)}, all gone${when}`
      : `Complete: ${peopleWords(all)}, sessions revoked`;
  }
  // Their methods are gone, and still they have trouble: they are not signed out.
  const notSignedOut = counts.done - done;
  const words = [...trouble, ...(notSignedOut > 0 ? [`${thousands(notSignedOut)} not signed out`] : [])];
  const name = counts.done + counts.stillRegistered + counts.unproven === 0 ? "Nothing done" : "Partial";
  return `${name}: ${thousands(done)} of ${thousands(all)} done, ${words.join(", ")}`;
}

function peoplePage(view: BulkOutcome, detailed: number): Card {
  const { head, customers, rows, inTrouble, filter } = view;
  const { batch } = head;
  return card(bulkVerdict(view), [
    batch.mode === "cancelled" && box("warning", [line({ bold: "Cancelled what was left. " }, stoppedWords(view))]),
    ...(customers.length > 1 ? [line(andMore(customers.map(customerWords), mostCustomers, "; "))] : []),
    ...rows.flatMap((reset, index) => personPart(reset, index < detailed)),
    line({ quiet: pageWords(view) }),
    buttons(pages(view)),
    ...record(view),
    buttons([
      toggle("Text for the ticket", [ticketBox]),
      on(view, { title: "Result as CSV", verb: verbs.bulkCsv, to: 0 }),
      view.offersFile && press("Result as a file", { verb: verbs.bulkFile, data: { [fields.batch]: batch.batchId } }),
      filter === "all" &&
        inTrouble > 0 &&
        on(view, { title: "Only those with trouble", verb: verbs.bulkTrouble, to: 0 }),
      filter === "trouble" && on(view, { title: "Everybody", verb: verbs.bulkShow, to: 0 }),
      inTrouble > 0 && press("Make it again", { verb: verbs.again, data: { [fields.batch]: batch.batchId } }),
    ]),
    hiddenBox(ticketBox, ticketLines(view)),
  ]);
}

function personPart(reset: BulkOutcome["rows"][number], inDetail: boolean): Element[] {
  const { position, plan } = reset;
  const result = line({ bold: `${position + 1}. ${nameAndCustomer(plan.target)}` }, `: ${resultWords(reset)}`);
  const lines = inDetail ? outcomeLines(reset) : [];
  if (lines.length === 0) return [result];
  const id = `details-${position}`;
  return present([
    result,
    buttons([toggle(`Methods ${position + 1}: ${nameOf(plan.target, 40)}`, [id])]),
    hiddenBox(id, lines),
  ]);
}

function pageWords({ page, rows, listed, filter }: BulkOutcome): string {
  if (rows.length === 0) return "Nobody has trouble.";
  const first = page * mostOnOneCard + 1;
  const whom = filter === "trouble" ? "with trouble" : "people, those with trouble first";
  return `${thousands(first)} to ${thousands(first + rows.length - 1)} of ${thousands(listed)} ${whom}`;
}

function on({ head }: BulkOutcome, { title, verb, to }: { title: string; verb: Verb; to: number }): Element {
  return press(title, { verb, data: { [fields.batch]: head.batch.batchId, [fields.to]: String(to) } });
}

function pages(view: BulkOutcome): (Element | false)[] {
  const { page, listed, filter } = view;
  const verb = filter === "all" ? verbs.bulkShow : verbs.bulkTrouble;
  return [
    page > 0 && on(view, { title: "Previous", verb, to: page - 1 }),
    (page + 1) * mostOnOneCard < listed && on(view, { title: "Next", verb, to: page + 1 }),
  ];
}

function record({ head }: BulkOutcome): Element[] {
  const { batch, operator, details, endedAt } = head;
  return [
    subheading("Record"),
    fact("By", `${short(operator.name)}, ${dayAndTime(endedAt ?? batch.changedAt)}`),
    ...detailWords(details).map(({ label, value }) => fact(label, value)),
    fact("Reference", shortReference(batch.batchId)),
  ];
}

function ticketLines(view: BulkOutcome): Element[] {
  const { head, customers } = view;
  const { batch, act, operator, details, endedAt } = head;
  return [
    line(`${actNames[act]}. ${bulkVerdict(view)}.`),
    ...customers.slice(0, 2 * mostCustomers).map((customer) => line(`${customerWords(customer)}.`)),
    line(`${dayAndTime(endedAt ?? batch.changedAt)}, by ${short(operator.name)}.`),
    ...detailWords(details).map(({ label, value }) => line(`${label}: ${value}.`)),
    line(`Reference: ${shortReference(batch.batchId)}.`),
  ];
}

function csvPage(view: BulkOutcome, taken: number): Card {
  const { page, rows, listed } = view;
  const first = page * mostOnOneCard + 1;
  // Whole pages, so that the next ones begin where this one ends.
  const whole = taken < listed - first + 1 ? Math.max(mostOnOneCard, taken - (taken % mostOnOneCard)) : taken;
  const last = first + Math.min(whole, rows.length) - 1;
  return card("Result as CSV", [
    line(`${thousands(first)} to ${thousands(last)} of ${thousands(listed)} people, those with trouble first.`),
    { type: "ActionSet", actions: [toggle("Show or hide the text", [csvBox])] },
    hiddenBox(
      csvBox,
      bulkCsv(rows.slice(0, whole)).map((text) => line(text)),
    ),
    buttons([
      last < listed && on(view, { title: "The next ones", verb: verbs.bulkCsv, to: last / mostOnOneCard }),
      on(view, { title: "Back to the result", verb: verbs.bulkShow, to: 0 }),
    ]),
  ]);
}
