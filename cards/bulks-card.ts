import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { BulkRow } from "../core/reset/bulk.ts";
import { short } from "./kit/foreign.ts";
import { type Card, card, type Element, line, press, pressable } from "./kit/kit.ts";
import { actNames } from "./words/act-words.ts";
import { peopleWords } from "./words/bulk-words.ts";
import { thousands } from "./words/thousands.ts";
import { dayAndTime } from "./words/time.ts";

const mostListed = 20;

/** Bulks under way that this person may see, newest first: each is pressed for its card. */
export function bulksCard(rows: readonly BulkRow[]): Card {
  const rest = rows.length - mostListed;
  return card(rows.length === 0 ? "No bulk is under way" : "Bulks under way", [
    rows.length === 0 &&
      line("Resets of more than ten people stand here while they run. What is done, stands in the history."),
    ...rows.slice(0, mostListed).map(entry),
    rest > 0 && line({ quiet: `And ${rest} older ones.` }),
  ]);
}

const modeWords = { running: "working", paused: "paused", cancelled: "cancelling" } as const;

function entry({ head, left }: BulkRow, index: number): Element {
  const { batch, act, operator, details } = head;
  const title = `${index + 1}. ${actNames[act]} for ${peopleWords(batch.total)}`;
  const open = press(title, { verb: verbs.bulkShow, data: { [fields.batch]: batch.batchId } });
  const ticket = details.ticket === undefined ? [] : [short(details.ticket)];
  const words = [modeWords[batch.mode], `${thousands(left)} left`, `by ${short(operator.name, 40)}`, ...ticket];
  return {
    type: "Container",
    separator: true,
    spacing: "Small",
    items: [
      pressable(title, open),
      line({ quiet: [...words, `last change ${dayAndTime(batch.changedAt)}`].join(" · ") }),
    ],
  };
}
