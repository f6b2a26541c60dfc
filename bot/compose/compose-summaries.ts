import type { SummaryVerbs } from "../../dialogs/summary.ts";
import type { Log } from "../../services/log.ts";
import { type CancelManyDeps, createCancelMany } from "../../services/resets/confirm/cancel-many.ts";
import type { ConfirmDeps } from "../../services/resets/confirm/confirm.ts";
import { createConfirmMany } from "../../services/resets/confirm/confirm-many.ts";
import { type CapFor, createCapFor } from "../../services/resets/prepare/cap-for.ts";
import { createOpenSummaries } from "../../services/resets/prepare/open-summary.ts";
import { createPrepareList } from "../../services/resets/prepare/prepare-list.ts";
import type { ReadRowDeps } from "../../services/resets/prepare/read-row.ts";
import { createTurnPage } from "../../services/resets/prepare/turn-page.ts";
import { createViewSummary } from "../../services/resets/prepare/view-summary.ts";
import type { TellReset } from "../../services/resets/reset-events.ts";

export interface SummaryDeps
  extends Omit<ReadRowDeps, "stopping" | "priority">,
    Omit<ConfirmDeps, "capFor">,
    CancelManyDeps {
  readonly tell: TellReset;
  readonly log: Log;
  /** Calls a second that one customer takes. */
  readonly callsPerSecond: number;
}

export interface ComposedSummaries extends SummaryVerbs {
  readonly capFor: CapFor;
  /** Says of what this process reads that it does, and stops what a dead one left. */
  readonly keepReading: () => Promise<void>;
  /** Reads no further; the cards say so. */
  stopReading(): void;
}

/** Summaries of many people: read, shown on pages, confirmed or given up. */
export function composeSummaries(deps: SummaryDeps): ComposedSummaries {
  const { summaries, tell } = deps;
  const reading = new Set<string>();
  const stopping = new AbortController();
  const capFor = createCapFor(deps);
  const viewSummary = createViewSummary(deps);
  const shared = { ...deps, capFor, viewSummary };
  const cancelMany = createCancelMany(deps);
  return {
    capFor,
    viewSummary,
    prepareList: createPrepareList({ ...shared, reading, stopping: stopping.signal }),
    openSummaries: createOpenSummaries(deps),
    turnPage: createTurnPage(shared),
    confirmMany: createConfirmMany({ ...shared, cancelMany }),
    cancelMany,
    async keepReading() {
      await summaries.keepReading([...reading]);
      for (const batchId of await summaries.stopSilent()) tell({ kind: "prepared", batchId });
    },
    stopReading: () => {
      stopping.abort();
    },
  };
}
