import { channelNoteCard, type NoteState } from "../cards/channel-note-card.ts";
import { excludedCard } from "../cards/excluded-card.ts";
import { excludedPageCard } from "../cards/excluded-page-card.ts";
import { readingCard } from "../cards/reading-card.ts";
import { reviewCard } from "../cards/review-card.ts";
import { summaryCard } from "../cards/summary-card.ts";
import { summaryClosedCard } from "../cards/summary-closed-card.ts";
import type { Missing } from "../core/reset/missing.ts";
import { hasRunOut, type Summary } from "../core/reset/summary.ts";
import type { ReadyList } from "../services/resets/prepare/prepared-list.ts";
import type { ExcludedPage } from "../services/resets/prepare/turn-page.ts";
import type { ViewSummary } from "../services/resets/prepare/view-summary.ts";
import { batchNote } from "./batch-card.ts";
import type { Reply } from "./dialog.ts";

interface Present {
  readonly now: Date;
  readonly missing?: readonly Missing[];
  readonly changed?: boolean;
}

type BatchReply = Reply & Required<Pick<Reply, "note">>;

/** A summary of many people in its present state, from the first page on. */
export async function summaryReply(
  summary: Summary,
  { viewSummary, now }: { readonly viewSummary: ViewSummary; readonly now: Date },
): Promise<BatchReply> {
  const isOpen = summary.state === "ready" && !hasRunOut(summary, now);
  if (isOpen) return listReply(summary, await viewSummary(summary), { now });
  if (summary.state === "reading") return readingReply(summary);
  const note = summaryNote(summary, { customers: 0, state: summary.state === "ready" ? "expired" : "cancelled" });
  return { card: summaryClosedCard(summary), personal: true, batchId: summary.batchId, note };
}

export function readingReply(summary: Summary): BatchReply {
  const note = summaryNote(summary, { customers: 0, state: "asked" });
  return { card: readingCard(summary), personal: true, batchId: summary.batchId, note };
}

/** A summary that is ready: on one card, on pages, or nobody is on it. */
export function listReply(
  { batchId, ...summary }: Summary,
  list: ReadyList | ExcludedPage,
  { now, missing = [], changed = false }: Present,
): BatchReply {
  const asked = (people: number, customers: number) =>
    summaryNote({ batchId, ...summary, people }, { customers, state: "asked" });
  switch (list.kind) {
    case "review":
      return {
        card: reviewCard({ ...list, now, missing, changed }),
        personal: true,
        batchId,
        note: batchNote(list.resets, now),
      };
    case "pages": {
      const { view, rule } = list;
      const note = asked(view.figures.people, view.figures.customers.length);
      return { card: summaryCard({ ...view, rule, missing, changed }), personal: true, batchId, note };
    }
    case "excluded":
      return { card: excludedPageCard({ batchId, ...list }), personal: true, batchId, note: asked(0, 0) };
    case "nobody":
      return { card: excludedCard({ ...list, act: summary.act }), personal: true, batchId, note: asked(0, 0) };
  }
}

/** What a channel may see of it: counts. */
function summaryNote(
  { batchId, operator, act, people }: Summary,
  { customers, state }: { customers: number; state: NoteState },
) {
  const counts = { people: customers === 0 ? 0 : people, customers };
  return channelNoteCard({ operatorName: operator.name, people: [], counts, state, act, reference: batchId });
}
