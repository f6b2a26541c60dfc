import type { OnPage } from "../../../core/command.ts";
import type { Details } from "../../../core/details.ts";
import { Problem } from "../../../core/problem.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import { hasRunOut, mostOnOneCard, type Summary } from "../../../core/reset/summary.ts";
import type { Press } from "./own-batch.ts";
import { ownSummary } from "./own-summary.ts";
import type { ReadyList } from "./prepared-list.ts";
import type { SummaryStore } from "./summary-store.ts";
import type { ViewSummary } from "./view-summary.ts";

/** What a card of many people sends along with every press. */
export interface Filled {
  /** Unset: the card showed no rows and asked nothing. */
  readonly on?: OnPage;
  readonly details: Details;
}

export type Turn = Press & Filled & { readonly of: "people" | "excluded"; readonly to: number };

/** Some of those who are not on a summary. */
export interface ExcludedPage {
  readonly kind: "excluded";
  readonly summary: Summary;
  readonly all: number;
  /** Index of the page, from 0. */
  readonly page: number;
  /** From that page's first on, as many as one card takes as CSV. */
  readonly excluded: readonly Excluded[];
}

/** The page asked for, with what was ticked and filled in kept. Throws `card-unknown` where it can't be confirmed any more. */
export type TurnPage = (press: Turn) => Promise<ReadyList | ExcludedPage>;

const mostExcluded = 200;

export interface PageDeps {
  readonly summaries: SummaryStore;
  readonly viewSummary: ViewSummary;
  readonly now: () => Date;
}

export function createTurnPage(deps: PageDeps): TurnPage {
  return async ({ of, to, ...press }) => {
    const summary = await ownSummary(deps.summaries, press);
    if (summary.state !== "ready" || hasRunOut(summary, deps.now())) throw new Problem("card-unknown");
    const kept = await keepPage(deps.summaries, summary, press);
    return of === "people" ? deps.viewSummary(kept, to) : excludedPage(deps.summaries, kept, to);
  };
}

async function excludedPage(summaries: SummaryStore, summary: Summary, page: number): Promise<ExcludedPage> {
  const { batchId } = summary;
  const excluded = await summaries.excluded(batchId, page * mostOnOneCard, mostExcluded);
  const { excluded: kinds } = await summaries.figures(batchId);
  const all = kinds.reduce((sum, kind) => sum + kind.people, 0);
  return { kind: "excluded", summary, all, page, excluded };
}

/** What was ticked and filled in on the shown page, kept. */
export async function keepPage(summaries: SummaryStore, summary: Summary, { on, details }: Filled): Promise<Summary> {
  if (!on) return summary;
  const { page, ticks } = on;
  const from = page * mostOnOneCard;
  const ticked = ticks.filter((tick) => tick < mostOnOneCard).map((tick) => from + tick);
  await summaries.leaveOut(summary.batchId, { from, to: from + mostOnOneCard, ticked });
  await summaries.setDetails(summary.batchId, details);
  return { ...summary, details };
}
