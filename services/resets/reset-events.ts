import type { Pause } from "../../core/pause.ts";
import type { Problem } from "../../core/problem.ts";
import type { Prepared } from "./prepare.ts";

/** What happens to a batch after the turn in which it was confirmed. It goes to a dialog, which makes the card of it. */
export type ResetEvent =
  /** A step is recorded, or (with `pause`) nothing happens for a while. */
  | { readonly kind: "progressed"; readonly batchId: string; readonly pause?: Pause }
  /** Every reset of the batch has ended, or was superseded. */
  | { readonly kind: "finished"; readonly batchId: string }
  /** Some were not carried out since something changed: here is a fresh summary (or why there is none). */
  | { readonly kind: "changed"; readonly batchId: string; readonly fresh: Prepared }
  | { readonly kind: "troubled"; readonly batchId: string; readonly problem: Problem };

/** Never throws, never waits for Teams. */
export type TellReset = (event: ResetEvent) => void;
