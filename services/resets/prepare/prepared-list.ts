import type { EffectiveRule } from "../../../core/access/access.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { Summary, SummaryView } from "../../../core/reset/summary.ts";

/** A summary that is ready: of few (one card, with ticks), of many (pages), or nobody to reset. */
export type ReadyList =
  | {
      readonly kind: "review";
      readonly batchId: string;
      readonly resets: readonly PendingReset[];
      readonly excluded: readonly Excluded[];
      readonly rule: EffectiveRule;
    }
  | { readonly kind: "pages"; readonly view: SummaryView; readonly rule: EffectiveRule }
  | { readonly kind: "nobody"; readonly excluded: readonly Excluded[] };

/** The same, or one that is still being read: `work` does that. */
export type PreparedList =
  | ReadyList
  | { readonly kind: "reading"; readonly summary: Summary; readonly work: () => Promise<void> };
