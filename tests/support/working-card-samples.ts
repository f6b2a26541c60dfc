import { workingCard } from "../../cards/working-card.ts";
import type { Step } from "../../core/reset/outcome.ts";
import { allGone, aReset, batchId, manyResets, now } from "./builders/resets.ts";
import type { CardSample } from "./card-sample.ts";

/** The first of so many steps are done. */
function doneUpTo(done: number): readonly Step[] {
  return allGone.map((step, index) => (index < done ? step : { removal: step.removal, status: "waiting" }));
}

/** A reset under way, and one that can't go on. */
export function workingCardSamples(): CardSample[] {
  const resets = manyResets(3, (index) => ({
    state: index < 2 ? "ended" : "begun",
    steps: index < 2 ? allGone : doneUpTo(3),
  }));
  const parked = { why: "sign-in", at: now.toISOString() } as const;
  const waiting = [aReset({ state: "begun", steps: doneUpTo(2), parked })];
  const claimed = [aReset({ state: "claimed" })];
  const away = { ms: 16_000, before: "next-try", because: "graph-unreachable" } as const;
  return [
    { of: "working-card", when: "three people", card: workingCard({ batchId, resets }) },
    { of: "working-card", when: "waits for a sign-in", card: workingCard({ batchId, resets: waiting }) },
    { of: "working-card", when: "out of reach", card: workingCard({ batchId, resets: claimed, pause: away }) },
  ];
}
