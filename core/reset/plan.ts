import type { Target } from "../directory/people.ts";
import type { Method, PreferredMethod } from "./method.ts";

export interface Removal {
  readonly action: "delete" | "deactivate";
  readonly method: Method;
}

export type KeptReason =
  /** Entra's "Require re-register MFA" does not touch this kind. */
  | "not-part-of-a-reset"
  /** A hardware token that is not switched on can't be switched off. */
  | "already-off"
  | "unknown-kind"
  /** The operator unticked it. */
  | "not-chosen";

/** What should make one look twice at a method that stays. */
export type KeptFlag = "added-recently" | "usable-pass" | "passkey-in-app";

export interface Kept {
  readonly method: Method;
  readonly reason: KeptReason;
  readonly flags: readonly KeptFlag[];
}

/** What will be deleted, deactivated and kept: the same value is shown, stored, compared and carried out. */
export interface ResetPlan {
  readonly target: Target;
  /** In the order in which they are carried out. */
  readonly removals: readonly Removal[];
  readonly kept: readonly Kept[];
  readonly preferred: PreferredMethod;
  /** The default to set before the first removal (alternate mobile is the default beside a mobile). */
  readonly changeDefaultTo?: PreferredMethod;
  readonly hardwareUnreadable?: "forbidden" | "not-in-this-cloud" | "failed";
  /** When the methods were read, ISO 8601. */
  readonly readAt: string;
}
