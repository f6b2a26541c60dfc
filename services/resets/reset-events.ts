import type { Operator } from "../../core/directory/people.ts";
import type { Pause } from "../../core/pause.ts";
import type { Problem } from "../../core/problem.ts";
import type { Prepared } from "./prepare/prepared.ts";

/** What happens to a batch after the turn in which it was confirmed. It goes to a dialog, which makes the card of it. */
export type ResetEvent =
  /** A step is recorded, or (with `pause`) nothing happens for a while. */
  | { readonly kind: "progressed"; readonly batchId: string; readonly pause?: Pause }
  /** It waits until its operator has signed in: told once for the batch and the customer. */
  | {
      readonly kind: "sign-in-needed";
      readonly batchId: string;
      readonly operator: Operator;
      readonly problem: Problem;
    }
  /** Every reset of the batch has ended, or was superseded. */
  | { readonly kind: "finished"; readonly batchId: string }
  /** Some were not carried out since something changed: here is a fresh summary (or why there is none). */
  | { readonly kind: "changed"; readonly batchId: string; readonly fresh: Prepared }
  /** A bulk paused by itself: its operator is told by a message of its own. */
  | { readonly kind: "paused"; readonly batchId: string }
  /** A summary of many people was read a little further, is ready, or was stopped. */
  | { readonly kind: "prepared"; readonly batchId: string }
  | { readonly kind: "troubled"; readonly batchId: string; readonly problem: Problem };

/** Never throws, never waits for Teams. */
export type TellReset = (event: ResetEvent) => void;
