import { bulkPausedCard } from "../cards/bulk-paused-card.ts";
import { excludedCard } from "../cards/excluded-card.ts";
import type { Card } from "../cards/kit/kit.ts";
import { problemCard } from "../cards/problem-card.ts";
import type { EffectiveRule } from "../core/access/access.ts";
import type { Pause } from "../core/pause.ts";
import { shortReference } from "../core/reference.ts";
import type { Excluded } from "../core/reset/excluded.ts";
import type { PendingReset } from "../core/reset/pending-reset.ts";
import type { SeenBulk, ViewBulk } from "../services/resets/bulk/view-bulk.ts";
import type { OpenSummaries } from "../services/resets/prepare/open-summary.ts";
import type { ViewSummary } from "../services/resets/prepare/view-summary.ts";
import type { ResetEvent } from "../services/resets/reset-events.ts";
import { batchCard, batchNote, stateOf } from "./batch-card.ts";
import { bulkFaces } from "./bulk-reply.ts";
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
  /** It changes all the time: for a second nobody sends it again. */
  readonly rests?: boolean;
  /** A message of its own. */
  readonly fresh?: Reply;
}

export type ResetEventDialog = (event: ResetEvent) => Promise<BatchNews>;

/** After the turn: a service event becomes cards. */
export function createResetEventDialog(deps: ResetEventDeps): ResetEventDialog {
  return async (event) => {
    const { batchId } = event;
    const now = deps.now();
    // What has finished was confirmed.
    const open = event.kind === "finished" ? undefined : deps.openSummaries.find(batchId);
    const [summary, bulk] = await Promise.all([open, deps.viewBulk(batchId)]);
    if (summary) {
      const { card, note } = await summaryReply(summary, { ...deps, now });
      return { batchId, card, note };
    }
    if (bulk) return bulkNews(event, bulk, now);
    const resets = await deps.batch(batchId);
    const excluded = await excludedOn({ batchId, resets, now }, deps);
    const news = { batchId, card: cardOf(event, { resets, excluded }, deps), note: batchNote(resets, now) };
    const fresh = freshIn(event, { now, operatorName: resets[0]?.operator.name ?? "" });
    return { ...news, ...(fresh && { fresh }) };
  };
}

/** Only a summary tells them. */
async function excludedOn(
  { batchId, resets, now }: { batchId: string; resets: readonly PendingReset[]; now: Date },
  { excluded }: ResetEventDeps,
): Promise<readonly Excluded[]> {
  return resets.length === 0 || stateOf(resets, now) === "open" ? excluded(batchId) : [];
}

function bulkNews(event: ResetEvent, bulk: SeenBulk, now: Date): BatchNews {
  const paused = event.kind === "paused" ? { card: bulkPausedCard(bulk.view), personal: true } : undefined;
  const fresh = paused ?? freshIn(event, { now, operatorName: bulk.view.head.operator.name });
  return { batchId: event.batchId, ...bulkFaces(bulk), rests: bulk.kind === "under-way", ...(fresh && { fresh }) };
}

/** What is said anew; for everything else the card of the batch is enough. */
function freshIn(event: ResetEvent, { now, operatorName }: { now: Date; operatorName: string }): Reply | undefined {
  switch (event.kind) {
    case "changed":
      return preparedReply(event.fresh, { now, operatorName, changed: true });
    case "troubled": {
      const card = problemCard({ code: event.problem.code, reference: shortReference(event.batchId) });
      return { card, personal: true };
    }
    default:
      return undefined;
  }
}

/** Nobody of a list may be left to reset; who was on it is said. */
function cardOf(
  event: ResetEvent,
  { resets, excluded }: { resets: readonly PendingReset[]; excluded: readonly Excluded[] },
  deps: ResetEventDeps,
): Card {
  const { batchId } = event;
  if (resets.length === 0 && excluded.length > 0) return excludedCard({ excluded });
  return batchCard({ batchId, resets, excluded, rule: deps.rule(resets), now: deps.now(), ...pauseIn(event) });
}

interface ResetEventDeps {
  batch: (batchId: string) => Promise<readonly PendingReset[]>;
  openSummaries: Pick<OpenSummaries, "find">;
  viewSummary: ViewSummary;
  viewBulk: ViewBulk;
  excluded: (batchId: string) => Promise<readonly Excluded[]>;
  rule: (resets: readonly PendingReset[]) => EffectiveRule;
  now: () => Date;
}

function pauseIn(event: ResetEvent): { pause?: Pause } {
  return event.kind === "progressed" && event.pause ? { pause: event.pause } : {};
}
