import type { SilentCustomer } from "../core/directory/silent-customer.ts";
import type { Excluded } from "../core/reset/excluded.ts";
import { fit } from "./kit/fit.ts";
import { buttons, type Card, card, line } from "./kit/kit.ts";
import { type AskedFor, askAgain, excludedLines, excludedName } from "./parts/excluded-lines.ts";
import { chooseCustomers, unsearchedLine } from "./parts/selection-parts.ts";
import { silentBox } from "./words/silent-words.ts";
import { count } from "./words/words.ts";

export interface ExcludedView {
  readonly excluded: readonly Excluded[];
  /** Unset: reset. */
  readonly act?: AskedFor;
  /** Customers that were searched and gave no answer. */
  readonly silent?: readonly SilentCustomer[];
  /** How many other customers of the operator were not searched. */
  readonly unsearched?: number;
}

/** Nothing is left to confirm: who was asked for, and why not. */
export function excludedCard(view: ExcludedView): Card {
  return fit([25, 10, 5], (mostShown) => excludedWith(view, mostShown));
}

function excludedWith(view: ExcludedView, mostShown: number): Card {
  const { excluded, act, silent, unsearched } = { act: "reset" as const, silent: [], unsearched: 0, ...view };
  const elsewhere = unsearched > 0 && excluded.some(({ why }) => why === "not-found");
  const shown = excluded.slice(0, mostShown);
  const rest = excluded.length - shown.length;
  return card(title(excluded, act), [
    ...shown.flatMap(excludedLines),
    rest > 0 && line(`And ${count(rest, "more person", "more people")}.`),
    silentBox(silent),
    elsewhere && unsearchedLine(unsearched),
    line({ quiet: "Nothing was changed." }),
    buttons([...askAgain(excluded, act).slice(0, elsewhere ? 5 : 6), elsewhere && chooseCustomers()]),
  ]);
}

const titles: Readonly<Record<Excluded["why"], string>> = {
  "not-found": "No user matches",
  ambiguous: "Several people fit",
  "mention-unresolved": "Who is that?",
  denied: "Not allowed",
  "nothing-to-reset": "Nothing to reset",
  "guest-sessions": "No effect on guests",
  "bad-row": "Nobody is named",
  twice: "Already on the list",
  "could-not-read": "Could not be read",
};

const doneWords: Readonly<Record<AskedFor, string>> = {
  reset: "reset",
  "revoke-sessions": "signed out",
  details: "shown",
};

function title(excluded: readonly Excluded[], act: AskedFor): string {
  const [first] = excluded;
  if (first === undefined || excluded.length > 1) return `None of the ${excluded.length} can be ${doneWords[act]}`;
  if (first.why === "nothing-to-reset") {
    return first.hardwareUnread ? `Not sure: ${excludedName(first)}` : `Nothing to reset: ${excludedName(first)}`;
  }
  return titles[first.why];
}
