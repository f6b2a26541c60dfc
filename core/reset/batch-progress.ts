import type { Operator } from "../directory/people.ts";
import type { Verdict } from "./outcome.ts";
import type { ParkedWhy, ResetState } from "./pending-reset.ts";

/** How a confirmed batch goes on: what is not begun waits while it is paused, and is given up when it is cancelled. */
export type BatchMode = "running" | "paused" | "cancelled";

/** A confirmed batch as a whole. Times in ISO 8601. */
export interface ConfirmedBatch {
  readonly batchId: string;
  readonly mode: BatchMode;
  /** How many were confirmed. */
  readonly total: number;
  /** Why it was paused or cancelled, and by whom; without a person: by itself. */
  readonly why?: string;
  readonly by?: Operator;
  /** All sessions are being revoked, before any method is removed. */
  readonly sessionsFirst?: true;
  readonly changedAt: string;
  /** When one of its resets was last begun or taken up again. */
  readonly aliveAt: string;
}

/** How far a confirmed batch has come, in counts of people. */
export interface BatchProgress {
  readonly batch: ConfirmedBatch;
  readonly states: Readonly<Partial<Record<ResetState, number>>>;
  /** Of those that ended. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Of those that are claimed or begun: they wait without a job. */
  readonly parked: Readonly<Partial<Record<ParkedWhy, number>>>;
}
