import { isOfMany, type Summary } from "../../../core/reset/summary.ts";
import type { ResetStore } from "../reset-store.ts";
import type { Press } from "./own-batch.ts";
import { ownSummary } from "./own-summary.ts";
import type { SummaryStore } from "./summary-store.ts";

/** Summaries of many people that nobody has confirmed; undefined: of few, confirmed, or unknown. */
export interface OpenSummaries {
  find(batchId: string): Promise<Summary | undefined>;
  /** For its own operator in its own conversation. Throws `not-yours`, `card-unknown`. */
  own(press: Press): Promise<Summary | undefined>;
}

export function createOpenSummaries(deps: {
  readonly summaries: SummaryStore;
  readonly resets: Pick<ResetStore, "progress">;
}): OpenSummaries {
  const find: OpenSummaries["find"] = async (batchId) => {
    const summary = await deps.summaries.find(batchId);
    if (!summary || !isOfMany(summary)) return undefined;
    const isConfirmed = summary.state === "ready" && (await deps.resets.progress(batchId)) !== undefined;
    return isConfirmed ? undefined : summary;
  };
  return {
    find,
    own: async (press) => ((await find(press.batchId)) ? ownSummary(deps.summaries, press) : undefined),
  };
}
