import type { Details } from "../../core/details.ts";
import type { Outcome, Step } from "../../core/outcome.ts";
import type { PendingReset, ResetState } from "../../core/pending-reset.ts";
import type { Operator } from "../../core/people.ts";

/** What the operator said by pressing Confirm. */
export interface Confirmation {
  readonly operator: Operator;
  readonly at: Date;
  /** Reset id → method ids left ticked. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly details: Details;
}

/** Pending resets with their steps and states. Throws `store-unavailable`. */
export interface ResetStore {
  save(resets: readonly PendingReset[]): Promise<void>;
  /** In order of position; empty: no such batch. */
  batch(batchId: string): Promise<readonly PendingReset[]>;
  /**
   * Takes every reset of the batch that is pending and not expired, in one transaction: pending → claimed. Of a thousand
   * calls at once exactly one gets them; the others get an empty list.
   */
  claim(batchId: string, confirmation: Confirmation): Promise<readonly PendingReset[]>;
  /** Moves a reset from one of the given states; false: it was in none of them, nothing changed. */
  move(resetId: string, from: readonly ResetState[], to: ResetState): Promise<boolean>;
  /** Replaces the steps of a begun reset; false: it is begun no longer, somebody ended it. */
  recordSteps(resetId: string, steps: readonly Step[]): Promise<boolean>;
  /** claimed or begun → ended, with what came of it; false: it had ended before, and its first outcome stands. */
  end(resetId: string, outcome: Outcome): Promise<boolean>;
  /** This process is still carrying them out. */
  keepAlive(resetIds: readonly string[]): Promise<void>;
  /** What still waits for this operator's yes, expired or not. */
  pendingOf(operator: Pick<Operator, "tenantId" | "objectId">): Promise<readonly PendingReset[]>;
  /** Claimed or begun, and for 90 seconds no process said that it carries them out. */
  abandoned(): Promise<readonly PendingReset[]>;
  /** When a reset of this target last ended with anything removed, since the given time. ISO 8601. */
  lastReset(target: { tenantId: string; objectId: string }, since: Date): Promise<string | undefined>;
}
