import { channelNoteCard, type NoteState } from "../cards/channel-note-card.ts";
import { closedCard } from "../cards/closed-card.ts";
import type { Card } from "../cards/kit/kit.ts";
import { outcomeCard } from "../cards/outcome-card.ts";
import { reviewCard } from "../cards/review-card.ts";
import { workingCard } from "../cards/working-card.ts";
import type { EffectiveRule } from "../core/access/access.ts";
import type { Pause } from "../core/pause.ts";
import type { Excluded } from "../core/reset/excluded.ts";
import { isExpired, type PendingReset } from "../core/reset/pending-reset.ts";

export interface Batch {
  readonly batchId: string;
  readonly resets: readonly PendingReset[];
  /** Who was asked for too, and is not part of it. */
  readonly excluded: readonly Excluded[];
  readonly rule: EffectiveRule;
  readonly now: Date;
  /** Why nothing happens right now. */
  readonly pause?: Pause;
}

export type BatchState = "open" | "working" | "ended" | "cancelled" | "expired" | "superseded";

/** Where a batch stands as a whole: whatever still moves or has happened wins over what was given up. */
export function stateOf(resets: readonly PendingReset[], now: Date): BatchState {
  const some = (...states: PendingReset["state"][]) => resets.some(({ state }) => states.includes(state));
  if (some("claimed", "begun")) return "working";
  if (some("ended")) return "ended";
  if (resets.some((reset) => isExpired(reset, now))) return "expired";
  if (some("pending", "waiting-for-verification", "waiting-for-approval")) return "open";
  return some("superseded") ? "superseded" : "cancelled";
}

/** The one card of a batch in its present state. */
export function batchCard({ batchId, resets, excluded, rule, now, pause }: Batch): Card {
  const state = stateOf(resets, now);
  switch (state) {
    case "open":
      return reviewCard({ batchId, resets, excluded, rule, now });
    case "working":
      return workingCard({ batchId, resets, ...(pause && { pause }) });
    case "ended":
      return outcomeCard({ batchId, resets, now });
    case "cancelled":
    case "expired":
    case "superseded":
      return closedCard({ batchId, resets, why: state });
  }
}

const noteStates: Record<BatchState, NoteState> = {
  open: "asked",
  working: "working",
  ended: "done",
  cancelled: "cancelled",
  expired: "expired",
  superseded: "asked",
};

/** What a channel sees of a batch: name, customer and counts. */
export function batchNote(resets: readonly PendingReset[], now: Date): Card {
  const people = resets.map(({ plan }) => ({ name: plan.target.displayName, customerName: plan.target.customerName }));
  const state = noteStates[stateOf(resets, now)];
  const reference = resets[0]?.batchId;
  const verdicts = resets.flatMap(({ outcome, plan }) =>
    outcome ? [{ verdict: outcome.verdict, name: plan.target.displayName }] : [],
  );
  return channelNoteCard({
    operatorName: resets[0]?.operator.name ?? "",
    people,
    counts: { people: people.length, customers: new Set(people.map(({ customerName }) => customerName)).size },
    state,
    act: resets[0]?.act ?? "reset",
    ...(verdicts.length > 0 && { verdicts }),
    ...(reference !== undefined && { reference }),
  });
}
