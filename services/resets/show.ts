import type { EffectiveRule } from "../../core/access.ts";
import type { PendingReset } from "../../core/pending-reset.ts";
import type { Customer } from "../../core/people.ts";
import { ruleForTargets } from "../../core/rule-for-targets.ts";
import type { AccessSource } from "../access/access-source.ts";
import { ownBatch, type Press } from "./own-batch.ts";
import type { ResetStore } from "./reset-store.ts";

export type Show = (press: Press) => Promise<{ resets: readonly PendingReset[]; rule: EffectiveRule }>;

/** The state of a card, for its operator. */
export function createShow(deps: { resets: ResetStore; access: AccessSource; home: Customer }): Show {
  return async (press) => {
    const resets = await ownBatch(deps.resets, press);
    const targets = resets.map(({ plan }) => plan.target);
    return { resets, rule: ruleForTargets(deps.access.current(), deps.home, targets) };
  };
}
