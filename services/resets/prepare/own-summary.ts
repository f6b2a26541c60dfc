import { sameAccount } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Summary } from "../../../core/reset/summary.ts";
import type { Press } from "./own-batch.ts";
import type { SummaryStore } from "./summary-store.ts";

/** The summary behind a card, for its own operator in its own conversation only. Throws `card-unknown`, `not-yours`. */
export async function ownSummary(summaries: SummaryStore, press: Press): Promise<Summary> {
  const summary = await summaries.find(press.batchId);
  if (!summary) throw new Problem("card-unknown");
  if (!sameAccount(summary.operator, press.operator)) throw new Problem("not-yours");
  if (summary.conversationId !== press.conversationId) throw new Problem("card-unknown");
  return summary;
}
