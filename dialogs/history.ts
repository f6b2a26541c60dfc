import { historyCard } from "../cards/history-card.ts";
import type { HistoryVerbs } from "../services/history/show-history.ts";
import type { Dialogs } from "./dialog.ts";

/** The talk about what was done. */
export function createHistoryDialogs(history: HistoryVerbs): Pick<Dialogs, "history" | "history.press"> {
  return {
    history: async (asked, { kind: _, ...said }) => {
      const shown = await history.open({ ...asked, ...said });
      return { card: historyCard(shown), personal: true };
    },
    "history.press": async (asked, { viewId, turn }) => {
      const shown = await history.press({ ...asked, viewId }, turn);
      return { card: historyCard(shown), personal: true };
    },
  };
}
