import type { PendingReset } from "../core/pending-reset.ts";
import { andMore } from "./and-more.ts";
import { box, type Element, item, line } from "./kit.ts";
import { timeOfDay } from "./time.ts";
import { nameOf } from "./words.ts";

const aDayMs = 24 * 60 * 60 * 1000;
const mostNames = 8;

interface Warning {
  readonly words: string;
  readonly about: (reset: PendingReset, now: Date) => boolean;
}

/** Only what should make one stop, and never more than these three (product.md §3). */
const warnings: readonly Warning[] = [
  { words: "Administrator account", about: ({ administrator }) => administrator },
  { words: "Was reset less than 24 hours ago", about: ({ lastResetAt }) => lastResetAt !== undefined },
  { words: "A method was added in the last 24 hours", about: addedToday },
];

/** What to stop at; for several people with their names. */
export function warningBox(resets: readonly PendingReset[], now: Date): Element | undefined {
  const lines = warnings.flatMap((warning) => warningLine(warning, resets, now));
  return lines.length === 0 ? undefined : box("warning", [line({ bold: "Stop and check" }), ...lines]);
}

function warningLine({ words, about }: Warning, resets: readonly PendingReset[], now: Date): Element[] {
  const concerned = resets.filter((reset) => about(reset, now));
  if (concerned.length === 0) return [];
  if (resets.length > 1) return [item(`${words}: `, { bold: namesOf(concerned) })];
  const at = words.startsWith("Was reset") ? concerned[0]?.lastResetAt : undefined;
  return [item(at === undefined ? words : `${words} (${timeOfDay(at)})`)];
}

function namesOf(resets: readonly PendingReset[]): string {
  return andMore(
    resets.map(({ plan }) => nameOf(plan.target)),
    mostNames,
  );
}

function addedToday({ plan }: PendingReset, now: Date): boolean {
  return [...plan.removals, ...plan.kept].some(
    ({ method }) => method.addedAt !== undefined && now.getTime() - Date.parse(method.addedAt) < aDayMs,
  );
}
