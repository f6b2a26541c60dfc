import { csvLine } from "../core/csv.ts";
import { fields, verbs } from "../core/presses/vocabulary.ts";
import type { Excluded } from "../core/reset/excluded.ts";
import { mostOnOneCard } from "../core/reset/summary.ts";
import { fit } from "./kit/fit.ts";
import { buttons, type Card, card, type Element, hiddenBox, line, press, subheading, toggle } from "./kit/kit.ts";
import { excludedLine, excludedReason } from "./parts/excluded-lines.ts";
import { thousands } from "./words/thousands.ts";

export interface ExcludedPageView {
  readonly batchId: string;
  readonly all: number;
  /** Index of the page, from 0. */
  readonly page: number;
  /** From the page's first on, more than the page shows. */
  readonly excluded: readonly Excluded[];
}

const csvBox = "excluded-csv";

/** Who is not on a summary of many people, ten on a page, and as lines of CSV to copy. */
export function excludedPageCard(view: ExcludedPageView): Card {
  const most = view.excluded.length;
  return fit([most, Math.min(most, 100), Math.min(most, 50), Math.min(most, 25)], (taken) => pageWith(view, taken));
}

function pageWith({ batchId, all, page, excluded }: ExcludedPageView, taken: number): Card {
  const shown = excluded.slice(0, mostOnOneCard);
  const first = page * mostOnOneCard + 1;
  const last = first + shown.length - 1;
  const turn = (to: number) => ({
    verb: verbs.summaryExcluded,
    data: { [fields.batch]: batchId, [fields.to]: String(to) },
  });
  const back = { verb: verbs.summaryPage, data: { [fields.batch]: batchId, [fields.to]: "0" } };
  return card(`Left out: ${thousands(all)}`, [
    ...shown.map(excludedLine),
    line({
      quiet:
        shown.length === 0 ? "There is no more." : `${thousands(first)} to ${thousands(last)} of ${thousands(all)}`,
    }),
    buttons([
      page > 0 && press("Previous", turn(page - 1)),
      last < all && shown.length > 0 && press("Next", turn(page + 1)),
      press("Back to the summary", back),
    ]),
    ...csvPart(excluded.slice(0, taken), { first, all }),
  ]);
}

function csvPart(excluded: readonly Excluded[], { first, all }: { first: number; all: number }): Element[] {
  const last = first + excluded.length - 1;
  const which = excluded.length === all ? "All of them" : `${thousands(first)} to ${thousands(last)}`;
  const lines = excluded.map((one) => csvLine([String(one.line ?? ""), ...who(one), excludedReason(one)]));
  return [
    subheading("As CSV"),
    line({ quiet: last < all ? `${which}; the next pages have the others.` : `${which}.` }),
    { type: "ActionSet", actions: [toggle("Show or hide the text", [csvBox])] },
    hiddenBox(
      csvBox,
      [csvLine(["line", "who", "address", "customer", "why"]), ...lines].map((text) => line(text)),
    ),
  ];
}

function who(excluded: Excluded): [string, string, string] {
  if (!("target" in excluded)) return [excluded.asked, "", ""];
  const { displayName, userPrincipalName, customerName } = excluded.target;
  return [displayName, userPrincipalName, customerName];
}
