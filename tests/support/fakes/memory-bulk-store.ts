import type { ConfirmedBatch } from "../../../core/reset/batch-progress.ts";
import { type BulkCustomer, type BulkHead, type BulkInCustomer, bulkCounts } from "../../../core/reset/bulk.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import { refusalOf } from "../../../core/reset/refusal.ts";
import type { BulkStore } from "../../../services/resets/bulk/bulk-store.ts";
import type { MemoryResetStore } from "./memory-reset-store.ts";

/** Bulks over the pending resets and batches of a memory store. */
export function memoryBulkStore({ rows, batches }: Pick<MemoryResetStore, "rows" | "batches">): BulkStore {
  const of = (batchId: string) =>
    [...rows.values()].filter((row) => row.batchId === batchId).sort((a, b) => a.position - b.position);
  const head = (batchId: string): BulkHead | undefined => {
    const batch = batches.get(batchId);
    const [first] = of(batchId);
    if (!batch || !first) return undefined;
    const { operator, act, details, conversationId, from } = first;
    return { batch, operator, act, details, conversationId, ...(from !== undefined && { from }) };
  };
  return {
    head: (batchId) => Promise.resolve(head(batchId)),
    customers(batchId) {
      const tenants = [...new Set(of(batchId).map(({ plan }) => plan.target.tenantId))];
      return Promise.resolve(tenants.map((tenantId) => customerOf(tenantId, of(batchId))));
    },
    inCustomer: (batchId, tenantId, most) => Promise.resolve(inCustomer(of(batchId), tenantId, most)),
    latest: (batchId, most) => Promise.resolve(of(batchId).filter(hasEnded).reverse().slice(0, most)),
    page(batchId, { filter, from, most }) {
      const troubled = of(batchId).filter(isTroubled);
      const others = filter === "all" ? of(batchId).filter((row) => !isTroubled(row)) : [];
      return Promise.resolve([...troubled, ...others].slice(from, from + most));
    },
    refusals(batchId, tenantId, most) {
      const since = Date.parse(batches.get(batchId)?.changedAt ?? "");
      const ended = of(batchId).filter(
        ({ outcome, plan }) => outcome && Date.parse(outcome.endedAt) > since && plan.target.tenantId === tenantId,
      );
      const latest = (batches.get(batchId)?.total ?? 0) > 10 ? ended.reverse().slice(0, most) : [];
      return Promise.resolve(latest.map(({ outcome }) => outcome && refusalOf(outcome)));
    },
    inTrouble: (batchId) => Promise.resolve(of(batchId).filter(isTroubled).length),
    unfinished: (batchId) => Promise.resolve(of(batchId).filter(isTroubled).map(asked)),
    toAskAgain: (batchId) => Promise.resolve(of(batchId).filter(isChanged).map(asked)),
    underWay(moreThan) {
      const open = [...batches.values()].filter((batch) => !batch.finished && batch.total > moreThan);
      return Promise.resolve(
        open.flatMap(({ batchId }) => {
          const found = head(batchId);
          return found ? [{ head: found, left: of(batchId).filter(isLeft).length }] : [];
        }),
      );
    },
    pausedBefore(before) {
      const old = ({ mode, changedAt }: ConfirmedBatch) =>
        mode === "paused" && Date.parse(changedAt) <= before.getTime();
      return Promise.resolve([...batches.values()].flatMap((one) => (!one.finished && old(one) ? [one.batchId] : [])));
    },
    cancelLeft(batchId) {
      const left = of(batchId)
        .filter(({ state }) => state === "claimed")
        .slice(0, 100);
      for (const { parked: _over, ...row } of left) rows.set(row.id, { ...row, state: "cancelled" });
      return Promise.resolve(left);
    },
  };
}

const asked = ({ plan, own }: PendingReset) => ({ ...plan.target, ...(own && { own }) });

function isChanged({ state, outcome }: PendingReset): boolean {
  const brokeOff = outcome?.verdict === "interrupted" && outcome.stoppedBy !== "sign-in-needed";
  return state === "superseded" || brokeOff;
}

const isLeft = ({ state }: PendingReset) => state === "claimed" || state === "begun";
const hasEnded = ({ state }: PendingReset) => state === "ended";

function isTroubled({ state, outcome }: PendingReset): boolean {
  const isDone = outcome?.verdict === "complete" || outcome?.verdict === "nothing-to-reset";
  return state !== "ended" || !isDone || outcome.sessions === "failed" || outcome.sessions === "unknown";
}

function customerOf(tenantId: string, batch: readonly PendingReset[]): BulkCustomer {
  const mine = batch.filter(({ plan }) => plan.target.tenantId === tenantId);
  const left = mine.filter(isLeft);
  return {
    tenantId,
    customerName: mine[0]?.plan.target.customerName ?? "",
    people: mine.length,
    left: left.length,
    removals: left.reduce((sum, { plan }) => sum + plan.removals.length, 0),
    awaitingSignIn: left.filter(({ parked }) => parked?.why === "sign-in").length,
    heldMs: 0,
    done: mine.filter((row) => !isTroubled(row)).length,
  };
}

/** Reason and ticket as the first one has them. */
function inCustomer(batch: readonly PendingReset[], tenantId: string, most: number): BulkInCustomer {
  const mine = batch.filter(({ plan }) => plan.target.tenantId === tenantId);
  const exceptions = mine.filter((row) => isTroubled(row) && (row.state === "ended" || row.state === "superseded"));
  const counts = bulkCounts({
    states: countBy(mine, ({ state }) => state),
    verdicts: countBy(mine, ({ outcome }) => outcome?.verdict),
  });
  const done = mine.filter((row) => !isTroubled(row)).length;
  const { reason, ticket } = mine[0]?.details ?? {};
  return {
    ...{ counts, notSignedOut: counts.done - done },
    ...{ exceptions: exceptions.slice(0, most), exceptionsInAll: exceptions.length },
    details: { ...(reason && { reason }), ...(ticket !== undefined && { ticket }) },
  };
}

function countBy<K extends string>(rows: readonly PendingReset[], of: (row: PendingReset) => K | undefined) {
  const all: Partial<Record<K, number>> = {};
  for (const row of rows) {
    const key = of(row);
    if (key !== undefined) all[key] = (all[key] ?? 0) + 1;
  }
  return all;
}
