import type { Operator } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { BatchMode } from "../../../core/reset/batch-progress.ts";
import type { BulkCustomer, BulkHead } from "../../../core/reset/bulk.ts";
import type { Audit } from "../../audit/audit.ts";
import type { TellReset } from "../reset-events.ts";
import type { ResetJobs } from "../reset-jobs.ts";
import type { ResetStore } from "../reset-store.ts";
import { checkMayReach, type WritesIn } from "./bulk-rights.ts";
import type { BulkStore } from "./bulk-store.ts";
import type { FinishBatch } from "./finish-batch.ts";
import { giveUpLeft } from "./give-up-left.ts";
import { recordBulkChange } from "./record-bulk-change.ts";

export type BulkTurn = "pause" | "go-on" | "cancel";

export interface BulkPress {
  readonly operator: Operator;
  readonly batchId: string;
}

/**
 * Pauses a bulk, lets it go on, or gives up whoever is not begun. Pressed twice or by two at once it is done once; what is over stays.
 * Throws `card-unknown`, `desk-role-missing`, `no-record`.
 */
export type SteerBulk = (press: BulkPress, turn: BulkTurn) => Promise<void>;

export interface SteerBulkDeps {
  readonly bulks: BulkStore;
  readonly resets: Pick<ResetStore, "changeBatch" | "unpark">;
  readonly jobs: Pick<ResetJobs, "enqueue" | "wake">;
  readonly audit: Audit;
  readonly writesIn: WritesIn;
  readonly finishBatch: FinishBatch;
  readonly tell: TellReset;
  readonly now: () => Date;
}

const changes = {
  pause: { from: ["running"], to: "paused", said: "paused" },
  "go-on": { from: ["paused"], to: "running", said: "resumed" },
  cancel: { from: ["running", "paused"], to: "cancelled", said: "cancelled" },
} as const satisfies Record<BulkTurn, { from: readonly BatchMode[]; to: BatchMode; said: string }>;

export function createSteerBulk(deps: SteerBulkDeps): SteerBulk {
  const { bulks, resets, audit, now } = deps;
  return async ({ operator, batchId }, turn) => {
    const head = await bulks.head(batchId);
    if (!head) throw new Problem("card-unknown");
    const customers = (await bulks.customers(batchId)).filter(({ left }) => left > 0);
    await checkMayReach(deps.writesIn, operator, { head, tenantIds: tenantsOf(customers) });
    const { from, to, said } = changes[turn];
    if (await resets.changeBatch(batchId, { from, to, at: now(), by: operator })) {
      await recordBulkChange(audit, customers, { at: now().toISOString(), operator, batchId, change: said });
    }
    await follow(deps, { operator, head, turn });
    deps.tell({ kind: "progressed", batchId });
  };
}

/** Also where somebody else's press was first: what that one could not do any more is done here. */
async function follow(
  deps: SteerBulkDeps,
  { operator, head, turn }: { operator: Operator; head: BulkHead; turn: BulkTurn },
): Promise<void> {
  const { bulks, resets, jobs, now } = deps;
  const { batchId } = head.batch;
  const mode = (await bulks.head(batchId))?.batch.mode;
  if (turn === "go-on" && mode === "running") {
    await resets.unpark({ batchId }, now(), jobs.enqueue);
    jobs.wake();
  }
  if (turn === "cancel" && mode === "cancelled") await giveUpLeft(deps, batchId, operator);
}

const tenantsOf = (customers: readonly BulkCustomer[]) => customers.map(({ tenantId }) => tenantId);
