import { meantCard } from "../cards/meant-card.ts";
import { reviewCard } from "../cards/review-card.ts";
import type { Cancel } from "../services/resets/confirm/cancel.ts";
import type { Confirm } from "../services/resets/confirm/confirm.ts";
import type { Show } from "../services/resets/confirm/show.ts";
import type { Prepare } from "../services/resets/prepare/prepare.ts";
import type { PrepareAgain } from "../services/resets/prepare/prepare-again.ts";
import { batchCard, batchNote } from "./batch-card.ts";
import { type BulkVerbs, showBulk } from "./bulk.ts";
import type { Asked, Dialog, Dialogs, Reply } from "./dialog.ts";
import { preparedReply } from "./prepared-reply.ts";
import { cancelMany, confirmMany, type SummaryVerbs, showMany, turnPage } from "./summary.ts";

export interface ResetVerbs {
  readonly prepare: Prepare;
  readonly prepareAgain: PrepareAgain;
  readonly confirm: Confirm;
  readonly cancel: Cancel;
  readonly show: Show;
  readonly many: SummaryVerbs;
  readonly bulks: BulkVerbs;
  readonly now: () => Date;
}

type ResetKinds = Extract<keyof Dialogs, `reset.${string}`>;

/** The talk of a reset: asked for, chosen, shown, confirmed or given up. */
export function createResetDialogs(verbs: ResetVerbs): Pick<Dialogs, ResetKinds> {
  const { now, prepareAgain } = verbs;
  const many = { ...verbs.many, now };
  const summary = ({ operator }: Asked, prepared: Awaited<ReturnType<Prepare>>) =>
    preparedReply(prepared, { now: now(), operatorName: operator.name });
  return {
    "reset.start": async (asked, { kind: _, ...request }) =>
      summary(asked, await verbs.prepare({ ...asked, ...request })),
    "reset.list": async (asked, { kind: _, ...request }) => {
      const nowhere = { act: request.act ?? "reset", searched: [], silent: [], unsearched: 0 };
      return summary(asked, { ...nowhere, ...(await many.prepareList({ ...asked, ...request })) });
    },
    "reset.page": (asked, command) => turnPage(many, asked, command),
    "reset.meant": (_asked, { said }) =>
      Promise.resolve({ card: meantCard({ said, text: `reset MFA for ${said}` }), personal: false }),
    "reset.choose": async (asked, { choiceId, picked }) =>
      summary(asked, await prepareAgain.ofChoice({ ...asked, choiceId, picked })),
    "reset.again": async (asked, { batchId }) => summary(asked, await prepareAgain.ofBatch({ ...asked, batchId })),
    "reset.confirm": confirmDialog(verbs),
    "reset.cancel": async (asked, { batchId }) => {
      const open = await many.openSummaries.own({ ...asked, batchId });
      const reply = open ? await cancelMany(many, asked, open) : await showBulk(verbs.bulks, asked, batchId);
      if (reply) return reply;
      const { rule, excluded } = await verbs.show({ ...asked, batchId });
      const resets = await verbs.cancel({ ...asked, batchId });
      return stateReply({ batchId, resets, excluded, rule, now: now() });
    },
    "reset.show": async (asked, { batchId }) =>
      (await showMany(many, asked, batchId)) ??
      (await showBulk(verbs.bulks, asked, batchId)) ??
      stateReply({ batchId, ...(await verbs.show({ ...asked, batchId })), now: now() }),
  };
}

function confirmDialog(verbs: ResetVerbs): Dialog<"reset.confirm"> {
  return async (asked, command) => {
    const { batchId, ticks, details } = command;
    const many = { ...verbs.many, now: verbs.now };
    const summary = await many.openSummaries.own({ ...asked, batchId });
    const answer = summary && (await confirmMany(many, asked, { summary, command }));
    const reply = answer ?? (await showBulk(verbs.bulks, asked, batchId));
    if (reply) return reply;
    if (summary) return stateReply({ batchId, ...(await verbs.show({ ...asked, batchId })), now: verbs.now() });
    const confirmed = await verbs.confirm({ ...asked, batchId, ticks, details });
    const now = verbs.now();
    // Its card shows nobody who is left out, and a reading that failed after the claim would say that nothing had happened.
    if (confirmed.kind === "claimed") {
      return stateReply({ batchId, resets: confirmed.resets, excluded: [], rule: confirmed.rule, now });
    }
    const { rule, excluded } = await verbs.show({ ...asked, batchId });
    if (confirmed.kind === "state") return stateReply({ batchId, resets: confirmed.resets, excluded, rule, now });
    const { resets, missing } = confirmed;
    const card = reviewCard({ batchId, resets, excluded, rule: confirmed.rule, now, missing, ticks, details });
    return { card, personal: true, batchId };
  };
}

function stateReply(batch: Parameters<typeof batchCard>[0]): Reply {
  const note = batchNote(batch.resets, batch.now);
  return { card: batchCard(batch), personal: true, batchId: batch.batchId, note };
}
