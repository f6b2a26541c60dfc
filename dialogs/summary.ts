import type { CommandOf } from "../core/command.ts";
import { Problem } from "../core/problem.ts";
import type { Summary } from "../core/reset/summary.ts";
import type { CancelMany } from "../services/resets/confirm/cancel-many.ts";
import type { ConfirmMany } from "../services/resets/confirm/confirm-many.ts";
import type { OpenSummaries } from "../services/resets/prepare/open-summary.ts";
import type { PrepareList } from "../services/resets/prepare/prepare-list.ts";
import type { TurnPage } from "../services/resets/prepare/turn-page.ts";
import type { ViewSummary } from "../services/resets/prepare/view-summary.ts";
import type { Asked, Reply } from "./dialog.ts";
import { listReply, summaryReply } from "./summary-reply.ts";

/** What is done with a summary of many people. */
export interface SummaryVerbs {
  readonly prepareList: PrepareList;
  readonly openSummaries: OpenSummaries;
  readonly viewSummary: ViewSummary;
  readonly turnPage: TurnPage;
  readonly confirmMany: ConfirmMany;
  readonly cancelMany: CancelMany;
}

type Deps = SummaryVerbs & { readonly now: () => Date };

/** The card of many people as it stands; undefined: this batch is no open summary of many. */
export async function showMany(verbs: Deps, asked: Asked, batchId: string): Promise<Reply | undefined> {
  const summary = await verbs.openSummaries.own({ ...asked, batchId });
  return summary && summaryReply(summary, { ...verbs, now: verbs.now() });
}

export async function turnPage(
  verbs: Deps,
  asked: Asked,
  { kind: _, ...turn }: CommandOf<"reset.page">,
): Promise<Reply> {
  const summary = await verbs.openSummaries.own({ ...asked, batchId: turn.batchId });
  if (!summary) throw new Problem("card-unknown");
  const now = verbs.now();
  return listReply(summary, await verbs.turnPage({ ...asked, ...turn }), { now });
}

export async function cancelMany(verbs: Deps, asked: Asked, { batchId }: Summary): Promise<Reply | undefined> {
  await verbs.cancelMany({ ...asked, batchId }, "all");
  return showMany(verbs, asked, batchId);
}

/** Undefined: it was claimed, and goes on as a batch under way. */
export async function confirmMany(
  verbs: Deps,
  asked: Asked,
  { summary, command }: { readonly summary: Summary; readonly command: CommandOf<"reset.confirm"> },
): Promise<Reply | undefined> {
  const { batchId, on, details } = command;
  const confirmed = await verbs.confirmMany({ ...asked, batchId, details, ...(on && { on }) });
  switch (confirmed.kind) {
    case "claimed":
      return undefined;
    case "state":
      return showMany(verbs, asked, batchId);
    case "incomplete":
      return listReply(summary, confirmed.list, { now: verbs.now(), missing: confirmed.missing });
  }
}
