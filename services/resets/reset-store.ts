import type { Details } from "../../core/details.ts";
import type { Operator } from "../../core/directory/people.ts";
import type { BatchMode, BatchProgress, ConfirmedBatch } from "../../core/reset/batch-progress.ts";
import type { Outcome, SessionsOutcome, Step } from "../../core/reset/outcome.ts";
import type { ParkedWhy, PendingReset, ResetState } from "../../core/reset/pending-reset.ts";
import type { Enqueue } from "./reset-jobs.ts";

/** What the operator said by pressing Confirm. */
export interface Confirmation {
  readonly operator: Operator;
  readonly at: Date;
  /** Reset id → method ids left ticked. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly details: Details;
  /** The most people, these among them, that may be under way for this operator; unset: any number. */
  readonly mostUnderWay?: number | undefined;
}

/** A claimed or begun reset, for the run that wants to carry it out. */
export interface FoundReset {
  readonly reset: PendingReset;
  /** Unset before Confirm. */
  readonly batch?: ConfirmedBatch;
  /** When a run last said something of it, ISO 8601; unset: none did. */
  readonly runAt?: string;
  /** Another one of its batch and tenant waits for the operator's sign-in. */
  readonly signInAwaited: boolean;
}

/** One attempt to carry a reset out. The newest of a reset is the only one that is heard. */
export interface Run {
  readonly resetId: string;
  readonly runner: string;
}

/** Whose parked resets go on. */
export type Unparked =
  | { readonly operator: Pick<Operator, "tenantId" | "objectId"> }
  /** What a pause of this batch had parked. */
  | { readonly batchId: string }
  /** Whatever waits for something that has come: the operator has signed in, the batch goes on, its sessions are revoked. */
  | "no-longer-waiting";

/** Pending resets with their steps and states. Throws `store-unavailable`. */
export interface ResetStore {
  /** In order of position; empty: no such batch. */
  batch(batchId: string): Promise<readonly PendingReset[]>;
  /** The one reset of this batch; undefined: it has more than that, or none. */
  only(batchId: string): Promise<PendingReset | undefined>;
  find(resetId: string): Promise<FoundReset | undefined>;
  /**
   * Takes every reset of the batch that is pending and not expired: pending → claimed, each with its job, all in one transaction. Of a
   * thousand calls at once exactly one gets them; how many it got. Throws `too-many-people`: they stay pending.
   */
  claim(batchId: string, confirmation: Confirmation, enqueue: Enqueue): Promise<number>;
  /** Moves a reset from one of the given states; false: it was in none of them, nothing changed. */
  move(resetId: string, from: readonly ResetState[], to: ResetState): Promise<boolean>;
  /** In the hands of this run from here on, whoever had it; false: it is neither claimed nor begun. */
  take(run: Run): Promise<boolean>;
  /** claimed or begun → begun, in the hands of this run from here on; false: it is neither, or in other hands. */
  begin(run: Run, at: Date): Promise<boolean>;
  /** What came of the sessions of a claimed reset; false: it is not claimed, or in other hands. */
  recordSessions(run: Run, sessions: SessionsOutcome, at: Date): Promise<boolean>;
  /**
   * Ends the pass over the sessions of this batch, or of all, where it was everybody's turn; who waits for a sign-in holds nobody up. The
   * batches in which it ended now.
   */
  endSessions(batchId?: string): Promise<readonly string[]>;
  /** Replaces the steps of a begun reset; false: it is begun no longer, or in other hands. */
  recordSteps(run: Run, steps: readonly Step[]): Promise<boolean>;
  /** claimed or begun → ended, with what came of it; false: it had ended before, and its first outcome stands, or it is in other hands. */
  end(run: Run | Pick<Run, "resetId">, outcome: Outcome): Promise<boolean>;
  /** Waits from now on without a job; how many of its batch and tenant do so then for the same reason, 0: it is in other hands. */
  park(run: Run, why: ParkedWhy, at: Date): Promise<number>;
  /** Gives parked resets a job again, in one transaction; the batches they are of. */
  unpark(which: Unparked, at: Date, enqueue: Enqueue): Promise<readonly string[]>;
  /** Parked for this reason since before the given time, at most 100. */
  parkedBefore(why: ParkedWhy, before: Date): Promise<readonly PendingReset[]>;
  /** Ids of all that is claimed or begun and not parked: each of them should have a job. */
  underWay(): Promise<readonly string[]>;
  /** What still waits for this operator's yes, expired or not. */
  pendingOf(operator: Pick<Operator, "tenantId" | "objectId">): Promise<readonly PendingReset[]>;
  /** When a reset of this target last ended with anything removed, since the given time. ISO 8601. */
  lastReset(target: { tenantId: string; objectId: string }, since: Date): Promise<string | undefined>;
  /** Counts of a confirmed batch, however many people; undefined: it is not confirmed. */
  progress(batchId: string): Promise<BatchProgress | undefined>;
  /** How a confirmed batch goes on; false: it is in none of the given modes, or over. */
  changeBatch(batchId: string, change: BatchChange): Promise<boolean>;
  /** Confirmed batches of which nobody is left, but that were not finished: whoever ended the last one died. At most 100. */
  unfinished(): Promise<readonly string[]>;
  /** True once, for the first call after the last of its resets has ended. */
  finishBatch(batchId: string, at: Date): Promise<boolean>;
}

export interface BatchChange {
  readonly from: readonly BatchMode[];
  readonly to: BatchMode;
  readonly at: Date;
  readonly why?: string;
  readonly by?: Operator;
}
