import { excludedCard } from "../cards/excluded-card.ts";
import type { Card } from "../cards/kit.ts";
import { problemCard } from "../cards/problem-card.ts";
import type { EffectiveRule } from "../core/access.ts";
import type { Excluded } from "../core/excluded.ts";
import type { Pause } from "../core/pause.ts";
import type { PendingReset } from "../core/pending-reset.ts";
import { shortReference } from "../core/reference.ts";
import type { OpenSummaries } from "../services/resets/open-summary.ts";
import type { ResetEvent } from "../services/resets/reset-events.ts";
import type { ViewSummary } from "../services/resets/view-summary.ts";
import { batchCard, batchNote } from "./batch-card.ts";
import type { Reply } from "./dialog.ts";
import { preparedReply } from "./prepared-reply.ts";
import { summaryReply } from "./summary-reply.ts";

/** What the messages of a batch should look like now, and what is to be said anew in the operator's chat. */
export interface BatchNews {
  readonly batchId: string;
  /** Replaces the card of the batch. */
  readonly card: Card;
  /** Replaces the note in the channel where it was asked for. */
  readonly note: Card;
  /** A message of its own. */
  readonly fresh?: Reply;
}

export type ResetEventDialog = (event: ResetEvent) => Promise<BatchNews>;

/** After the turn: a service event becomes cards. */
export function createResetEventDialog(deps: {
  batch: (batchId: string) => Promise<readonly PendingReset[]>;
  openSummaries: Pick<OpenSummaries, "find">;
  viewSummary: ViewSummary;
  excluded: (batchId: string) => Promise<readonly Excluded[]>;
  rule: (resets: readonly PendingReset[]) => EffectiveRule;
  now: () => Date;
}): ResetEventDialog {
  return async (event) => {
    const { batchId } = event;
    const now = deps.now();
    const summary = await deps.openSummaries.find(batchId);
    if (summary) {
      const { card, note } = await summaryReply(summary, { ...deps, now });
      return { batchId, card, note };
    }
    const resets = await deps.batch(batchId);
    const excluded = await deps.excluded(batchId);
    if (event.kind === "prepared" && resets.length === 0) {
      const note = batchNote(resets, now);
      return { batchId, card: excludedCard({ excluded }), note };
    }
    const news = {
      batchId,
      card: batchCard({ batchId, resets, excluded, rule: deps.rule(resets), now, ...pauseIn(event) }),
      note: batchNote(resets, now),
    };
    const operatorName = resets[0]?.operator.name ?? "";
    switch (event.kind) {
      case "prepared":
      case "progressed":
      case "sign-in-needed":
      case "finished":
        return news;
      case "changed":
        return { ...news, fresh: preparedReply(event.fresh, { now, operatorName, changed: true }) };
      case "troubled": {
        const card = problemCard({ code: event.problem.code, reference: shortReference(batchId) });
        return { ...news, fresh: { card, personal: true } };
      }
    }
  };
}

function pauseIn(event: ResetEvent): { pause?: Pause } {
  return event.kind === "progressed" && event.pause ? { pause: event.pause } : {};
}
