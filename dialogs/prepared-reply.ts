import { channelNoteCard } from "../cards/channel-note-card.ts";
import { chooseCard } from "../cards/choose-card.ts";
import { excludedCard } from "../cards/excluded-card.ts";
import { reviewCard } from "../cards/review-card.ts";
import type { Action } from "../core/access/actions.ts";
import type { Prepared } from "../services/resets/prepare/prepared.ts";
import { batchNote } from "./batch-card.ts";
import type { Reply } from "./dialog.ts";
import { listReply, readingReply } from "./summary-reply.ts";

/** What was prepared, as a card: the summary, a choice, or why there is neither. */
export function preparedReply(
  prepared: Prepared,
  { now, operatorName, changed = false }: { now: Date; operatorName: string; changed?: boolean },
): Reply {
  switch (prepared.kind) {
    case "reading": {
      const { summary, work } = prepared;
      return { ...readingReply(summary), afterwards: work };
    }
    case "pages":
      return listReply(prepared.view.summary, prepared, { now, changed });
    case "review": {
      const { batchId, resets, excluded, silent, rule } = prepared;
      const card = reviewCard({ batchId, resets, excluded, silent, rule, now, changed });
      return { card, personal: true, batchId, note: batchNote(resets, now) };
    }
    case "choose": {
      const { choice, more, searched, silent, unsearched } = prepared;
      const view = { choiceId: choice.id, asked: choice.asked, offered: choice.offered, more };
      return {
        card: chooseCard({ ...view, customers: searched, silent, unsearched }),
        personal: true,
        note: goingOn(operatorName, prepared.act),
      };
    }
    case "nobody":
      return { card: excludedCard(prepared), personal: true, note: goingOn(operatorName, prepared.act) };
  }
}

/** Nothing that a channel should read has been found out yet. */
const goingOn = (operatorName: string, act: Action) =>
  channelNoteCard({ operatorName, act, people: [], counts: { people: 0, customers: 0 }, state: "asked" });
