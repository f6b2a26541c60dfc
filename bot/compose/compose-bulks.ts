import type { BulkVerbs } from "../../dialogs/bulk.ts";
import { createMakeBulkFile } from "../../dialogs/bulk-file.ts";
import { type BulkRightsDeps, createWritesIn } from "../../services/resets/bulk/bulk-rights.ts";
import { createShowBulks } from "../../services/resets/bulk/show-bulk.ts";
import { createSteerBulk, type SteerBulkDeps } from "../../services/resets/bulk/steer-bulk.ts";
import { createViewBulk, type ViewBulkDeps } from "../../services/resets/bulk/view-bulk.ts";

export type BulkDeps = BulkRightsDeps &
  Omit<SteerBulkDeps, "writesIn"> &
  ViewBulkDeps & { readonly summaries: Pick<SummaryStore, "excluded"> };

import type { SummaryStore } from "../../services/resets/prepare/summary-store.ts";

/** Confirmed batches of many people: shown, paused, gone on with, given up. */
export function composeBulks(deps: BulkDeps): BulkVerbs {
  const viewBulk = createViewBulk(deps);
  const writesIn = createWritesIn(deps);
  const showBulks = createShowBulks({ ...deps, viewBulk, writesIn });
  return {
    viewBulk,
    showBulks,
    makeBulkFile: createMakeBulkFile({ ...deps, showBulks }),
    steerBulk: createSteerBulk({ ...deps, writesIn }),
  };
}
