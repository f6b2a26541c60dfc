import type { Action } from "../core/access/actions.ts";
import type { Details } from "../core/details.ts";
import { shortReference } from "../core/reference.ts";
import type { Outcome, Verdict } from "../core/reset/outcome.ts";
import { short } from "./kit/foreign.ts";
import { type Card, card, type Element, fact, item, line } from "./kit/kit.ts";
import { actNames } from "./words/act-words.ts";
import { dayAndTime } from "./words/time.ts";
import { verdictNames, verdictWords } from "./words/verdict-words.ts";
import { count, reasonWords } from "./words/words.ts";

export interface NotificationView {
  readonly operatorName: string;
  readonly customerName: string;
  readonly act: Action;
  /** At least one; of this customer only. */
  readonly results: readonly { readonly name: string; readonly outcome: Outcome }[];
  readonly details: Details;
  readonly batchId: string;
}

const order: readonly Verdict[] = ["failed", "partial", "interrupted", "unproven", "complete", "nothing-to-reset"];

/**
 * What a channel is told of a batch of few people: verdicts and counts, never a method or a number. The operator's own words stay in the record,
 * for they may hold both.
 */
export function notificationCard(view: NotificationView): Card {
  const { operatorName, customerName, act, results, details, batchId } = view;
  const [first] = results;
  const alone = results.length === 1 && first ? `: ${verdictNames[first.outcome.verdict].toLowerCase()}` : "";
  return card(`${actNames[act]} in ${short(customerName, 40)}${alone}`, [
    results.length > 1 && line({ bold: `${count(results.length, "person", "people")}: ${countsOf(results)}` }),
    ...resultLines(view),
    fact("By", `${short(operatorName)}, ${dayAndTime(lastEnd(results))}`),
    details.reason && fact("Reason", reasonWords[details.reason]),
    details.ticket !== undefined && fact("Ticket", short(details.ticket)),
    fact("Reference", shortReference(batchId)),
  ]);
}

function resultLines({ results, act }: NotificationView): Element[] {
  return results.map(({ name, outcome }) => {
    const parts = [{ bold: short(name) }, `: ${verdictWords(outcome, act)}${alsoRevoked(outcome, act)}`];
    return results.length === 1 ? line(...parts) : item(...parts);
  });
}

function alsoRevoked({ sessions }: Outcome, act: Action): string {
  return act === "reset" && sessions === "revoked" ? "; sessions revoked" : "";
}

function countsOf(results: NotificationView["results"]): string {
  return order
    .map((verdict) => ({ verdict, number: results.filter(({ outcome }) => outcome.verdict === verdict).length }))
    .filter(({ number }) => number > 0)
    .map(({ verdict, number }) => `${number} ${verdictNames[verdict].toLowerCase()}`)
    .join(", ");
}

function lastEnd(results: NotificationView["results"]): string {
  return results.map(({ outcome }) => outcome.endedAt).reduce((latest, at) => (at > latest ? at : latest));
}
