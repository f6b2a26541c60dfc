import type { Action } from "../access/actions.ts";
import type { Details } from "../details.ts";
import type { Operator } from "../directory/people.ts";
import type { BatchProgress, ConfirmedBatch } from "./batch-progress.ts";
import type { Verdict } from "./outcome.ts";
import type { PendingReset, ResetState } from "./pending-reset.ts";
import type { Refusal } from "./refusal.ts";

/** Everybody who was confirmed, each in exactly one of these. */
export interface BulkCounts {
  /** Nothing is left of what was to go. */
  readonly done: number;
  readonly stillRegistered: number;
  /** Accepted, but nobody could check. */
  readonly unproven: number;
  readonly failed: number;
  /** Given up before it began: nothing was removed. */
  readonly leftOut: number;
  /** Something was different from the summary: nothing was removed, it is asked again. */
  readonly changed: number;
  /** Under way, or waiting for its turn. */
  readonly left: number;
}

/** What happens to a bulk as a whole. */
export type BulkChange = "started" | "paused" | "resumed" | "cancelled" | "ended";

/** What happened to a bulk as a whole, among one customer's people. */
export interface BulkChanged {
  readonly change: BulkChange;
  /** How many of this customer were left; with *started* and *ended*: how many it has. */
  readonly people: number;
  /** With *started* and *ended*. */
  readonly act?: Action;
  /** With *started*. */
  readonly details?: Details;
  /** Why it paused by itself. */
  readonly refusal?: Refusal;
  /** After how many hours of a pause it was cancelled by itself. */
  readonly pausedHours?: number;
  /** With *ended*. */
  readonly counts?: BulkCounts;
}

/** A confirmed batch of many people, as it was asked for. */
export interface BulkHead {
  readonly batch: ConfirmedBatch;
  readonly operator: Operator;
  readonly act: Action;
  readonly details: Details;
  /** The conversation whose card confirmed it, and the view it was asked from. */
  readonly conversationId: string;
  readonly from?: string;
  /** When the last one ended so far, ISO 8601. */
  readonly endedAt?: string;
}

/** One customer's part of a bulk, in people unless it says something else. */
export interface BulkCustomer {
  readonly tenantId: string;
  readonly customerName: string;
  readonly people: number;
  readonly left: number;
  /** Methods of those who are left. */
  readonly removals: number;
  /** Of those who are left. */
  readonly awaitingSignIn: number;
  /** How long Microsoft asked to wait, from now, in milliseconds. */
  readonly heldMs: number;
  readonly done: number;
}

export interface BulkView {
  readonly head: BulkHead;
  readonly counts: BulkCounts;
  readonly customers: readonly BulkCustomer[];
}

/** A bulk under way. */
export interface BulkProgress extends BulkView {
  /** The last few who ended, newest first. */
  readonly latest: readonly PendingReset[];
  /** For those who are left, in milliseconds. */
  readonly expectedMs: number;
}

/** Which of the people of a bulk are listed: all, trouble first, or only those. */
export type BulkFilter = "all" | "trouble";

/** What became of a bulk, ten people on a page. */
export interface BulkOutcome extends BulkView {
  readonly filter: BulkFilter;
  /** Index of the page, from 0. */
  readonly page: number;
  /** How many the filter lets through, and how many are in trouble. */
  readonly listed: number;
  readonly inTrouble: number;
  /** From the page's first on, more than the page shows where it is taken as CSV. */
  readonly rows: readonly PendingReset[];
  readonly asCsv: boolean;
  /** Teams takes files from bots in this cloud. */
  readonly offersFile: boolean;
}

/** What became of a bulk in one of its customers, with nobody in it but the first of those who have trouble. */
export interface BulkInCustomer {
  readonly counts: BulkCounts;
  /** Whose methods are gone, while their sessions may live on; they are among `counts.done`. */
  readonly notSignedOut: number;
  /** Whose turn came, and of whom something is left to do: the first few, and how many there are. */
  readonly exceptions: readonly PendingReset[];
  readonly exceptionsInAll: number;
  /** Where all of them have the same. */
  readonly details: Pick<Details, "reason" | "ticket">;
  /** When the last one ended, ISO 8601. */
  readonly endedAt?: string;
}

/** A bulk under way in a list of such. */
export interface BulkRow {
  readonly head: BulkHead;
  readonly left: number;
}

/** Adds up a confirmed batch. No person is lost: whatever is not known is left out or failed. */
export function bulkCounts({ states, verdicts }: Pick<BatchProgress, "states" | "verdicts">): BulkCounts {
  const number = (...of: ResetState[]) => sum(of.map((state) => states[state] ?? 0));
  const verdict = (...of: Verdict[]) => sum(of.map((one) => verdicts[one] ?? 0));
  const known = {
    done: verdict("complete", "nothing-to-reset"),
    stillRegistered: verdict("partial"),
    unproven: verdict("unproven"),
    failed: number("ended") - verdict("complete", "nothing-to-reset", "partial", "unproven"),
    changed: number("superseded"),
    left: number("claimed", "begun"),
  };
  return { ...known, leftOut: sum(Object.values(states)) - sum(Object.values(known)) };
}

/** How many people these counts are about. */
export function peopleIn(counts: BulkCounts): number {
  return sum(Object.values(counts));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
