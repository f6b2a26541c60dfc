import { setImmediate as turn } from "node:timers/promises";
import type { ConfirmedBatch } from "../../../core/reset/batch-progress.ts";
import type { PendingReset } from "../../../core/reset/pending-reset.ts";
import type { ResetStore } from "../../../services/resets/reset-store.ts";

export type MemoryBatches = Map<string, ConfirmedBatch & { finished?: true }>;

type Verbs = Pick<ResetStore, "progress" | "changeBatch" | "unfinished" | "finishBatch" | "endSessions">;

/** What is known of confirmed batches as a whole. */
export function memoryBatchVerbs(batches: MemoryBatches, batchOf: (batchId: string) => readonly PendingReset[]): Verbs {
  return {
    async endSessions(which) {
      await turn();
      const over: string[] = [];
      for (const [batchId, { sessionsFirst, ...batch }] of batches) {
        const isOver = batchOf(batchId).every(
          ({ state, sessions, parked }) => state !== "claimed" || sessions !== undefined || parked?.why === "sign-in",
        );
        if (!sessionsFirst || !isOver || (which ?? batchId) !== batchId) continue;
        batches.set(batchId, batch);
        over.push(batchId);
      }
      return over;
    },
    async progress(batchId) {
      await turn();
      const batch = batches.get(batchId);
      if (!batch) return undefined;
      const found = batchOf(batchId);
      return {
        batch,
        states: counts(found.map(({ state }) => state)),
        verdicts: counts(found.flatMap(({ outcome }) => (outcome ? [outcome.verdict] : []))),
        parked: counts(found.flatMap(({ parked }) => (parked ? [parked.why] : []))),
      };
    },
    async changeBatch(batchId, { from, to, at, why, by }) {
      await turn();
      const batch = batches.get(batchId);
      if (!batch || batch.finished || !from.includes(batch.mode)) return false;
      const { why: _why, by: _by, ...same } = batch;
      const said = { ...(why !== undefined && { why }), ...(by && { by }) };
      batches.set(batchId, { ...same, mode: to, changedAt: at.toISOString(), ...said });
      return true;
    },
    unfinished() {
      const isOver = (batchId: string) =>
        batchOf(batchId).every(({ state }) => state !== "claimed" && state !== "begun");
      const open = [...batches.values()].filter(({ batchId, finished }) => !finished && isOver(batchId));
      return Promise.resolve(open.map(({ batchId }) => batchId));
    },
    async finishBatch(batchId) {
      await turn();
      const batch = batches.get(batchId);
      const over = batchOf(batchId).every(({ state }) => state !== "claimed" && state !== "begun");
      if (!batch || batch.finished || !over) return false;
      batches.set(batchId, { ...batch, finished: true });
      return true;
    },
  };
}

function counts<K extends string>(found: readonly K[]): Partial<Record<K, number>> {
  const all: Partial<Record<K, number>> = {};
  for (const one of found) all[one] = (all[one] ?? 0) + 1;
  return all;
}
