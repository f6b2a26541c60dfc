import type { Excluded } from "../core/excluded.ts";
import { askAgain, excludedLines, excludedName } from "./excluded-lines.ts";
import { fit } from "./fit.ts";
import { buttons, type Card, card, line } from "./kit.ts";
import { count } from "./words.ts";

export interface ExcludedView {
  readonly excluded: readonly Excluded[];
}

/** Nothing is left to confirm: who was asked for, and why not. */
export function excludedCard({ excluded }: ExcludedView): Card {
  return fit([25, 10, 5], (mostShown) => excludedWith(excluded, mostShown));
}

function excludedWith(excluded: readonly Excluded[], mostShown: number): Card {
  const shown = excluded.slice(0, mostShown);
  const rest = excluded.length - shown.length;
  return card(title(excluded), [
    ...shown.flatMap(excludedLines),
    rest > 0 && line(`And ${count(rest, "more person", "more people")}.`),
    line({ quiet: "Nothing was changed." }),
    buttons(askAgain(excluded)),
  ]);
}

const titles: Readonly<Record<Excluded["why"], string>> = {
  "not-found": "No user matches",
  ambiguous: "Several people fit",
  "mention-unresolved": "Who is that?",
  denied: "Not allowed",
  "nothing-to-reset": "Nothing to reset",
  "could-not-read": "Could not be read",
};

function title(excluded: readonly Excluded[]): string {
  const [first] = excluded;
  if (first === undefined || excluded.length > 1) return `None of the ${excluded.length} can be reset`;
  if (first.why === "nothing-to-reset") {
    return first.hardwareUnread ? `Not sure: ${excludedName(first)}` : `Nothing to reset: ${excludedName(first)}`;
  }
  return titles[first.why];
}
