import type { EffectiveRule } from "../../../core/access/access.ts";
import { ruleForTargets } from "../../../core/access/rule-for-targets.ts";
import type { Customer } from "../../../core/directory/people.ts";
import { expectedMs } from "../../../core/reset/expected-time.ts";
import { mostOnOneCard, type Summary } from "../../../core/reset/summary.ts";
import type { AccessSource } from "../../access/access-source.ts";
import type { ReadyList } from "./prepared-list.ts";
import type { SummaryStore } from "./summary-store.ts";

/** A summary that is ready, as its card needs it: all of few people, or one page of many. */
export type ViewSummary = (summary: Summary, page?: number) => Promise<ReadyList>;

/** Few people's exceptions stand on the card itself. */
const mostExcluded = 100;

export function createViewSummary(deps: {
  readonly summaries: SummaryStore;
  readonly access: AccessSource;
  readonly home: Customer;
  /** Calls a second that one customer takes; unset: no limit is known. */
  readonly callsPerSecond?: number;
}): ViewSummary {
  const { summaries, access, home } = deps;
  return async (summary, page = 0) => {
    const { batchId } = summary;
    const figures = await summaries.figures(batchId);
    const rule: EffectiveRule = ruleForTargets(access.current(), home, figures.customers);
    const isFew = summary.people <= mostOnOneCard;
    const shown = isFew ? 0 : clamp(page, summary.people);
    const rows = await summaries.page(batchId, shown * mostOnOneCard, mostOnOneCard);
    if (isFew) {
      const excluded = await summaries.excluded(batchId, 0, mostExcluded);
      const resets = rows.map(({ reset }) => reset);
      return resets.length === 0 ? { kind: "nobody", excluded } : { kind: "review", batchId, resets, excluded, rule };
    }
    const { act, details } = summary;
    const expected = expectedMs(figures.customers, { act, revoke: details.revokeSessions, ...deps });
    return { kind: "pages", rule, view: { summary, figures, page: shown, rows, expectedMs: expected } };
  };
}

/** Pages come from a client: one that is not there is the nearest. */
function clamp(page: number, people: number): number {
  return Math.max(0, Math.min(page, Math.ceil(people / mostOnOneCard) - 1));
}
