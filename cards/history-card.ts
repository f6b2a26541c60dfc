import { type HistoryRow, type HistoryView, type HistoryWhat, historyPageSize } from "../core/history.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import { shortReference } from "../core/reference.ts";
import { fit } from "./kit/fit.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, type Element, hiddenBox, line, press, subheading, toggle } from "./kit/kit.ts";
import { customerNames } from "./parts/selection-parts.ts";
import { historyCsv } from "./words/history-csv.ts";
import { historyWords } from "./words/history-words.ts";
import { dayAndTime } from "./words/time.ts";
import { count, detailWords } from "./words/words.ts";

const exportBox = "history-export";

/** What was done, newest first, ten on a page; taken out, as text to copy. */
export function historyCard(view: HistoryView): Card {
  const most = view.exported?.length ?? 0;
  return fit([most, Math.min(most, 25), Math.min(most, 10)], (shown) => historyWith(view, shown));
}

function historyWith(view: HistoryView, shown: number): Card {
  const { rows, search, customers } = view;
  return card("History", [
    line({ bold: "Customers: " }, customerNames(customers)),
    search !== "" && line({ bold: "About: " }, short(search)),
    line({ quiet: rows.length === 0 ? nothing(view) : pageWords(view) }),
    ...rows.map(entry),
    buttons(pageButtons(view)),
    ...(view.exported ? taken(view.exported.slice(0, shown), view.count) : []),
  ]);
}

function nothing({ count: all }: HistoryView): string {
  return all === 0 ? "Nothing was recorded." : "There is no more.";
}

function pageWords({ page, rows, count: all }: HistoryView): string {
  const first = page * historyPageSize + 1;
  return `${first} to ${first + rows.length - 1} of ${count(all, "entry", "entries")}, newest first`;
}

function entry(row: HistoryRow): Element {
  const { target } = row;
  const who = target ? [{ bold: short(target.displayName, 40) }, `, ${short(row.customerName, 40)}`] : [];
  return {
    type: "Container",
    separator: true,
    spacing: "Small",
    items: [
      line(...(target ? who : [{ bold: short(row.customerName, 40) }]), `: ${historyWords(row.what)}`),
      line({ quiet: [dayAndTime(row.at), ...by(row), ...said(row.what), ...reference(row)].join(" · ") }),
    ],
  };
}

/** That a bulk did it by itself is said with what it did. */
function by({ operatorName, what }: HistoryRow): string[] {
  if (operatorName !== undefined) return [`by ${short(operatorName, 40)}`];
  return what.did === "bulk" ? [] : ["by somebody at the command line"];
}

function reference({ batchId }: HistoryRow): string[] {
  return batchId === undefined ? [] : [`reference ${shortReference(batchId)}`];
}

function said(what: HistoryWhat): string[] {
  const details = "details" in what ? what.details : undefined;
  return (details ? detailWords(details) : []).map(({ value }) => short(value, 80));
}

function pageButtons({ viewId, page, count: all }: HistoryView) {
  const data = { [fields.view]: viewId };
  return [
    page > 0 && press("Previous", { verb: verbs.historyPrevious, data }),
    (page + 1) * historyPageSize < all && press("Next", { verb: verbs.historyNext, data }),
    all > 0 && press("Export", { verb: verbs.historyExport, data }),
  ];
}

/** Lines of CSV to copy: a file could only come by way of somebody's own storage. */
function taken(rows: readonly HistoryRow[], all: number): Element[] {
  const rest = all - rows.length;
  return [
    subheading("Export"),
    line(`${count(rows.length, "entry", "entries")} as CSV. That they were taken is in the record.`),
    ...(rest > 0
      ? [line(`${rest} more: whoever runs the bot has them with "npm run audit -- export", hashes and all.`)]
      : []),
    { type: "ActionSet", actions: [toggle("Show or hide the text", [exportBox])] },
    hiddenBox(
      exportBox,
      historyCsv(rows).map((text) => line(text)),
    ),
  ];
}
