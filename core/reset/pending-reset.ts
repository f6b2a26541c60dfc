import type { Action } from "../access/actions.ts";
import type { Details } from "../details.ts";
import type { Operator } from "../directory/people.ts";
import type { OwnDetails } from "../lists/people-list.ts";
import type { Outcome, SessionsOutcome, Step } from "./outcome.ts";
import type { ResetPlan } from "./plan.ts";

export type ResetState =
  | "pending"
  /** Room for the road ahead: nothing sets these two yet. */
  | "waiting-for-verification"
  | "waiting-for-approval"
  | "claimed"
  /** The audit entry *begun* is durable; removals may have happened. */
  | "begun"
  | "ended"
  | "cancelled"
  /** Something changed between summary and Confirm: a fresh summary took its place. */
  | "superseded";

/** Why a claimed or begun reset waits without a job: its operator has to sign in, its batch is paused, or others' sessions go first. */
export type ParkedWhy = "sign-in" | "paused" | "sessions";

/** A plan waiting for its operator's yes, under an opaque reset id; several made together share a batch id. */
export interface PendingReset {
  readonly id: string;
  readonly batchId: string;
  /** Place in the batch, from 0. */
  readonly position: number;
  readonly operator: Operator;
  /** The conversation whose card may confirm it. */
  readonly conversationId: string;
  /** What is done: the methods reset, or the sessions revoked and nothing else. */
  readonly act: Action;
  /** The view it was asked from, to go back to. */
  readonly from?: string;
  /** For `revoke-sessions`: nothing goes and nothing is read but the person. */
  readonly plan: ResetPlan;
  readonly administrator: boolean;
  /** When an earlier reset of the same target ended, if within 24 hours. ISO 8601. */
  readonly lastResetAt?: string;
  readonly state: ResetState;
  readonly details: Details;
  /** What its row of a list says of this person alone: goes before what is said of all. */
  readonly own?: OwnDetails;
  /** The removals the operator left ticked, by method id; set on Confirm. */
  readonly chosen?: readonly string[];
  readonly steps: readonly Step[];
  readonly outcome?: Outcome;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly claimedAt?: string;
  /** What came of revoking the sessions, where all of a bulk's go before any removal; unset: no such pass, or not its turn yet. */
  readonly sessions?: SessionsOutcome;
  readonly parked?: { readonly why: ParkedWhy; readonly at: string };
}

/** Ten minutes: product.md §3. */
export const pendingLifetimeMs = 10 * 60 * 1000;

export function isExpired(reset: PendingReset, now: Date): boolean {
  return reset.state === "pending" && now.getTime() >= Date.parse(reset.expiresAt);
}
