import { bulksCard } from "../cards/bulks-card.ts";
import type { ShowBulks } from "../services/resets/bulk/show-bulk.ts";
import type { BulkTurn, SteerBulk } from "../services/resets/bulk/steer-bulk.ts";
import type { ViewBulk } from "../services/resets/bulk/view-bulk.ts";
import type { MakeBulkFile } from "./bulk-file.ts";
import { bulkReply } from "./bulk-reply.ts";
import type { Asked, Dialogs, Reply } from "./dialog.ts";

export interface BulkVerbs {
  readonly viewBulk: ViewBulk;
  readonly showBulks: ShowBulks;
  readonly steerBulk: SteerBulk;
  readonly makeBulkFile: MakeBulkFile;
}

type BulkKinds = "bulk" | "bulk.show" | "bulk.file" | "bulk.pause" | "bulk.go-on" | "bulk.cancel";

/** The talk about batches of many people that are confirmed. */
export function createBulkDialogs({ showBulks, steerBulk, makeBulkFile }: BulkVerbs): Pick<Dialogs, BulkKinds> {
  const steer = (turn: BulkTurn) => async (asked: Asked, command: { readonly batchId: string }) => {
    await steerBulk({ ...asked, ...command }, turn);
    return bulkReply(await showBulks.one({ ...asked, ...command }), asked.operator);
  };
  return {
    bulk: async ({ operator }) => ({ card: bulksCard(await showBulks.list(operator)), personal: true }),
    "bulk.show": async ({ operator }, { kind: _, batchId, ...wish }) =>
      bulkReply(await showBulks.one({ operator, batchId }, wish), operator),
    "bulk.file": async ({ operator }, { batchId }) => {
      const reply = bulkReply(await showBulks.one({ operator, batchId }), operator);
      const file = await makeBulkFile({ operator, batchId });
      if (!file) return reply;
      const description = "Who, with which result and why: no number and no device.";
      return { ...reply, file: { name: file.name, description, bytes: file.content.byteLength, batchId } };
    },
    "bulk.pause": steer("pause"),
    "bulk.go-on": steer("go-on"),
    "bulk.cancel": steer("cancel"),
  };
}

/** A confirmed bulk as it stands, for whoever may see it; undefined: the batch is none. */
export async function showBulk(verbs: BulkVerbs, { operator }: Asked, batchId: string): Promise<Reply | undefined> {
  if (!(await verbs.viewBulk(batchId))) return undefined;
  return bulkReply(await verbs.showBulks.one({ operator, batchId }), operator);
}
