import assert from "node:assert/strict";
import fc from "fast-check";
import type { BatchProgress } from "../../../core/reset/batch-progress.ts";
import { bulkCounts, peopleIn } from "../../../core/reset/bulk.ts";
import type { Verdict } from "../../../core/reset/outcome.ts";
import type { ResetState } from "../../../core/reset/pending-reset.ts";

const states: readonly ResetState[] = [
  ...(["pending", "waiting-for-verification", "waiting-for-approval"] as const),
  ...(["claimed", "begun", "ended", "cancelled", "superseded"] as const),
];
const verdicts: readonly Verdict[] = ["complete", "partial", "failed", "nothing-to-reset", "unproven", "interrupted"];

/** People one by one, each in a state, and with a verdict where they ended. */
const people = fc.array(fc.record({ state: fc.constantFrom(...states), verdict: fc.constantFrom(...verdicts) }), {
  maxLength: 200,
});

function progressOf(
  all: readonly { state: ResetState; verdict: Verdict }[],
): Pick<BatchProgress, "states" | "verdicts"> {
  const counts: Partial<Record<ResetState, number>> = {};
  const ended: Partial<Record<Verdict, number>> = {};
  for (const { state, verdict } of all) {
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === "ended") ended[verdict] = (ended[verdict] ?? 0) + 1;
  }
  return { states: counts, verdicts: ended };
}

describe("core/bulk", () => {
  it("loses nobody, counts nobody twice, and none below zero, whatever the states", () => {
    fc.assert(
      fc.property(people, (all) => {
        const counts = bulkCounts(progressOf(all));
        assert.equal(peopleIn(counts), all.length);
        assert.ok(Object.values(counts).every((number) => number >= 0));
      }),
    );
  });
  it("says of each where they belong", () => {
    const progress = {
      states: { claimed: 3, begun: 2, ended: 21, cancelled: 4, superseded: 5, pending: 1 },
      verdicts: { complete: 6, "nothing-to-reset": 1, partial: 2, failed: 3, interrupted: 4, unproven: 5 },
    };
    assert.deepEqual(bulkCounts(progress), {
      ...{ done: 7, stillRegistered: 2, unproven: 5, failed: 7, leftOut: 5, changed: 5, left: 5 },
    });
  });
});
