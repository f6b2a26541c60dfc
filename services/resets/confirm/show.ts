import type { EffectiveRule } from "../../../core/access/access.ts";
import { ruleForTargets } from "../../../core/access/rule-for-targets.ts";
import type { Customer } from "../../../core/directory/people.ts";
import type { Excluded } from "../../../core/reset/excluded.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { AccessSource } from "../../access/access-source.ts";
import { ownBatch, type Press } from "../prepare/own-batch.ts";
import type { SummaryStore } from "../prepare/summary-store.ts";
import type { ResetStore } from "../reset-store.ts";

export type Show = (press: Press) => Promise<{
  readonly resets: readonly PendingReset[];
  /** Who was asked for too, and is not part of it. */
  readonly excluded: readonly Excluded[];
  readonly rule: EffectiveRule;
}>;

const mostExcluded = 100;

/** The state of a card, for its operator. */
export function createShow(deps: {
  readonly resets: ResetStore;
  readonly summaries: Pick<SummaryStore, "excluded">;
  readonly access: AccessSource;
  readonly home: Customer;
}): Show {
  return async (press) => {
    const resets = await ownBatch(deps.resets, press);
    const targets = resets.map(({ plan }) => plan.target);
    const excluded = await deps.summaries.excluded(press.batchId, 0, mostExcluded);
    return { resets, excluded, rule: ruleForTargets(deps.access.current(), deps.home, targets) };
  };
}
