import type { BatchMode } from "../../../core/reset/batch-progress.ts";
import type { BulkCounts, BulkCustomer, BulkHead, BulkInCustomer } from "../../../core/reset/bulk.ts";
import { batchId, now } from "./resets.ts";

/** 137 people of Olive Operator's, confirmed now. */
export function aBulkHead(mode: BatchMode = "running", part: Partial<BulkHead["batch"]> = {}): BulkHead {
  const times = { changedAt: now.toISOString(), aliveAt: now.toISOString() };
  return {
    batch: { batchId, mode, total: 137, ...times, ...part },
    operator: { tenantId: "t0", objectId: "o1", name: "Olive Operator" },
    act: "reset",
    details: { reason: "lost", ticket: "INC-1042", revokeSessions: true },
    conversationId: "c1",
  };
}

/** Everybody of it done. */
export function aCustomer(part: Partial<BulkCustomer> = {}): BulkCustomer {
  const nobody = { left: 0, removals: 0, awaitingSignIn: 0, heldMs: 0 };
  const { people = 80 } = part;
  return { tenantId: "tenant-0", customerName: "Contoso", people, ...nobody, done: people, ...part };
}

/** Nobody, but for these. */
export function counts(part: Partial<BulkCounts> = {}): BulkCounts {
  return { done: 0, stillRegistered: 0, unproven: 0, failed: 0, leftOut: 0, changed: 0, left: 0, ...part };
}

/** Eighty people, all done. */
export function inCustomer(part: Partial<BulkInCustomer> = {}): BulkInCustomer {
  const details = { reason: "lost", ticket: "INC-1042" } as const;
  return { counts: counts({ done: 80 }), notSignedOut: 0, exceptions: [], exceptionsInAll: 0, details, ...part };
}
