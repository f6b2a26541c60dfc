import { briefOf, type Warning } from "../../core/reset/brief.ts";
import type { PendingReset } from "../../core/reset/pending-reset.ts";
import type { WarningFigures } from "../../core/reset/summary.ts";
import { short } from "../kit/foreign.ts";
import { box, type Element, item, line } from "../kit/kit.ts";
import { andMore } from "../words/and-more.ts";
import { timeOfDay } from "../words/time.ts";
import { nameOf } from "../words/words.ts";

const mostNames = 8;

const warningWords: Readonly<Record<Warning, string>> = {
  administrator: "Administrator account",
  "reset-recently": "Was reset less than 24 hours ago",
  "method-added": "A method was added in the last 24 hours",
};
const everyWarning = Object.keys(warningWords) as readonly Warning[];

/** What to stop at; for several people with their names. */
export function warningBox(resets: readonly PendingReset[], now: Date): Element | undefined {
  return stopBox(everyWarning.flatMap((warning) => warningLine(warning, resets, now)));
}

/** The same for many people, from their figures. */
export function manyWarningBox(warnings: readonly WarningFigures[]): Element | undefined {
  return stopBox(
    warnings.map(({ warning, people, names }) => {
      const shown = names.map((name) => short(name)).join(", ");
      const rest = people > names.length ? ` and ${people - names.length} more` : "";
      return item(`${warningWords[warning]}: `, { bold: `${shown}${rest}` });
    }),
  );
}

function stopBox(lines: readonly Element[]): Element | undefined {
  return lines.length === 0 ? undefined : box("warning", [line({ bold: "Stop and check" }), ...lines]);
}

function warningLine(warning: Warning, resets: readonly PendingReset[], now: Date): Element[] {
  const words = warningWords[warning];
  const concerned = resets.filter((reset) => briefOf(reset, now).warnings.includes(warning));
  if (concerned.length === 0) return [];
  if (resets.length > 1) return [item(`${words}: `, { bold: namesOf(concerned) })];
  const at = warning === "reset-recently" ? concerned[0]?.lastResetAt : undefined;
  return [item(at === undefined ? words : `${words} (${timeOfDay(at)})`)];
}

function namesOf(resets: readonly PendingReset[]): string {
  return andMore(
    resets.map(({ plan }) => nameOf(plan.target)),
    mostNames,
  );
}
