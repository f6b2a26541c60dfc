import type { Details } from "../core/details.ts";
import { shortReference } from "../core/reference.ts";
import { type BulkHead, type BulkInCustomer, peopleIn } from "../core/reset/bulk.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import { ranOut } from "../core/reset/ran-out.ts";
import { pausedBy } from "../core/reset/refusal.ts";
import { short } from "./kit/foreign.ts";
import { box, type Card, card, type Element, fact, item, line, present, subheading } from "./kit/kit.ts";
import { resultWords } from "./parts/outcome-person.ts";
import { actNames } from "./words/act-words.ts";
import { countWords, peopleWords } from "./words/bulk-words.ts";
import { thousands } from "./words/thousands.ts";
import { dayAndTime, timeOfDay } from "./words/time.ts";
import { count, nameOf, reasonWords } from "./words/words.ts";

export interface BulkNotificationView extends BulkInCustomer {
  readonly head: BulkHead;
  readonly customerName: string;
}

/** What a channel is told of a bulk, from its beginning to its end: counts of this customer's people, and who is an exception, no method and no number. */
export function bulkNotificationCard(view: BulkNotificationView): Card {
  const { head, customerName, counts, notSignedOut, details, endedAt } = view;
  const { batch, act, operator } = head;
  const people = peopleIn(counts);
  const words = [
    countWords({ ...counts, done: counts.done - notSignedOut }),
    ...(notSignedOut > 0 ? [`${thousands(notSignedOut)} not signed out`] : []),
  ];
  return card(`${actNames[act]} in ${short(customerName, 40)}: ${stateOf(view)}`, [
    line({ bold: `${peopleWords(people)}: ${words.join(", ")}` }),
    batch.mode !== "running" && box("warning", [line(stopped(head))]),
    ...exceptions(view),
    fact("By", `${short(operator.name)}, ${dayAndTime(endedAt ?? batch.changedAt)}`),
    ...reasonAndTicket(details),
    fact("Reference", shortReference(batch.batchId)),
  ]);
}

/** How many are named, so that a post in a channel stays short. */
export const mostExceptions = 10;

const underWay = { running: "working", paused: "paused", cancelled: "cancelling" } as const;

function stateOf({ head, counts }: BulkNotificationView): string {
  if (counts.left > 0) return underWay[head.batch.mode];
  return head.batch.mode === "cancelled" ? "cancelled" : "done";
}

/** Without the reason: it may be another customer's, or speak to the operator. */
function stopped(head: BulkHead): string {
  const { batch, operator } = head;
  const what = batch.mode === "paused" ? "Paused" : "Cancelled";
  const when = timeOfDay(batch.changedAt);
  const hours = ranOut.read(batch.why);
  if (hours !== undefined) return `${what} by itself, ${when}: it had been paused for ${count(hours, "hour")}.`;
  const by = pausedBy.read(batch.why) ? "itself" : short((batch.by ?? operator).name, 40);
  return `${what} by ${by}, ${when}.`;
}

function exceptions({ exceptions: some, exceptionsInAll: all }: BulkNotificationView): Element[] {
  const rest = all - some.length;
  const lines = some.map((reset) => item({ bold: nameOf(reset.plan.target, 40) }, `: ${exceptionWords(reset)}`));
  return present([all > 0 && subheading("Exceptions"), ...lines, rest > 0 && item(`and ${thousands(rest)} more`)]);
}

function exceptionWords(reset: PendingReset): string {
  const { outcome, act } = reset;
  const notSignedOut = act === "reset" && (outcome?.sessions === "failed" || outcome?.sessions === "unknown");
  return `${resultWords(reset)}${notSignedOut ? "; not signed out" : ""}`;
}

function reasonAndTicket({ reason, ticket }: Pick<Details, "reason" | "ticket">): Element[] {
  return present([
    reason && fact("Reason", reasonWords[reason]),
    ticket !== undefined && fact("Ticket", short(ticket)),
  ]);
}
