import { ranOut } from "../../../core/reset/ran-out.ts";
import type { ResetStore } from "../reset-store.ts";
import type { BulkStore } from "./bulk-store.ts";
import { type GiveUpDeps, giveUpLeft } from "./give-up-left.ts";
import { recordBulkChange } from "./record-bulk-change.ts";

export interface EndLongPausesDeps extends GiveUpDeps {
  readonly bulks: Pick<BulkStore, "pausedBefore" | "head" | "customers" | "cancelLeft">;
  readonly resets: Pick<ResetStore, "changeBatch">;
  readonly longestPauseHours: number;
}

/** Bulks that nobody let go on for so long give up what is left: a stranger's press tomorrow must not begin what was meant for today. */
export type EndLongPauses = () => Promise<void>;

export function createEndLongPauses(deps: EndLongPausesDeps): EndLongPauses {
  const { bulks, resets, audit, now, longestPauseHours: hours } = deps;
  return async () => {
    for (const batchId of await bulks.pausedBefore(new Date(now().getTime() - hours * 60 * 60 * 1000))) {
      const [head, customers] = [await bulks.head(batchId), await bulks.customers(batchId)];
      const change = { from: ["paused"], to: "cancelled", at: now(), why: ranOut.toText(hours) } as const;
      // Somebody let it go on just now, or another process found it too.
      if (!head || !(await resets.changeBatch(batchId, change))) continue;
      const at = change.at.toISOString();
      await recordBulkChange(audit, customers, { at, batchId, change: "cancelled", pausedHours: hours });
      await giveUpLeft(deps, batchId, head.operator);
    }
  };
}
