import type { Denial } from "../access/decision.ts";
import type { Target } from "../directory/people.ts";
import type { RowFault } from "../lists/people-list.ts";
import type { ProblemCode } from "../problem.ts";
import type { Kept } from "./plan.ts";

/** Somebody who was asked for and is not on the summary, and why. */
export type Excluded = Why & {
  /** Where a list names them. */
  readonly line?: number;
};

type Why =
  | {
      readonly why: "not-found";
      readonly asked: string;
      readonly searched: readonly string[];
      readonly near: readonly Target[];
    }
  | { readonly why: "ambiguous"; readonly asked: string; readonly matches: readonly Target[] }
  | { readonly why: "mention-unresolved"; readonly asked: string }
  | { readonly why: "denied"; readonly target: Target; readonly denial: Denial }
  | {
      readonly why: "nothing-to-reset";
      readonly target: Target;
      readonly kept: readonly Kept[];
      readonly hardwareUnread: boolean;
      /** When this program last removed something of theirs, if less than a day ago; ISO 8601. */
      readonly lastResetAt?: string;
    }
  /** Their sessions are ended by their home organisation only: a revoke would do nothing. */
  | { readonly why: "guest-sessions"; readonly target: Target }
  /** A row of a list that names nobody. */
  | { readonly why: "bad-row"; readonly asked: string; readonly fault: RowFault }
  /** Another row of the list led to the same person. */
  | { readonly why: "twice"; readonly target: Target }
  | { readonly why: "could-not-read"; readonly asked: string; readonly problem: ProblemCode };
