import type { Denial } from "../access/decision.ts";
import type { ProblemCode } from "../problem.ts";
import type { Method } from "./method.ts";
import type { Kept, Removal } from "./plan.ts";

export type StepStatus =
  | "waiting"
  | "deleted"
  | "deactivated"
  | "already-gone"
  /** Graph said no, or said yes and the method is still there. */
  | "still-registered"
  /** The reset ended before this one's turn came. */
  | "not-tried";

export type StepTrouble =
  | "default-method"
  | "alternate-mobile-first"
  | "forbidden"
  | "throttled"
  | "unreachable"
  | "listed-after-delete"
  | "registered-again"
  | "given-up"
  | "refused";

/** What became of one removal. */
export interface Step {
  readonly removal: Removal;
  readonly status: StepStatus;
  readonly trouble?: StepTrouble;
  /** Graph's own request id: joins our audit with Microsoft's. */
  readonly graphRequestId?: string;
  /** ISO 8601. */
  readonly at?: string;
}

export type Verdict =
  | "complete"
  | "partial"
  | "failed"
  | "nothing-to-reset"
  /** Everything was accepted, but reading again failed, so nobody knows. */
  | "unproven"
  /** The program stopped in the middle (restart). */
  | "interrupted";

export type SessionsOutcome = "revoked" | "failed" | "no-effect-on-guests" | "not-asked" | "unknown";

/** What became of a reset as a whole. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  /** Removable methods that turned up after Confirm: left alone, reported. */
  readonly appeared: readonly Method[];
  readonly sessions: SessionsOutcome;
  /** When the proof was read, ISO 8601; unset: it could not be. */
  readonly checkedAt?: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Why it ended early, where it did. */
  readonly stoppedBy?: ProblemCode;
  /** The second check on Confirm said no: nothing was touched. */
  readonly denial?: Denial;
}

/** Graph's answer to one removal. */
export type RemovalAnswer =
  | { readonly kind: "removed"; readonly graphRequestId?: string }
  | { readonly kind: "already-gone"; readonly graphRequestId?: string }
  /** `default-method` and `alternate-mobile-first` may be solved by a later round; the others are final. */
  | { readonly kind: "refused"; readonly trouble: StepTrouble; readonly graphRequestId?: string };
