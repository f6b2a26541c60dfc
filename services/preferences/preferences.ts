import type { Operator } from "../../core/directory/people.ts";

/** What one operator chose to be remembered. */
export interface OperatorPreferences {
  /** The customers that were selected, and when (ISO 8601). */
  readonly customers?: { readonly tenantIds: readonly string[]; readonly at: string };
  /** Object ids of the groups the operator was in when the sweep last looked. */
  readonly groups?: readonly string[];
}

/** Remembered per operator. Throws `store-unavailable`. */
export interface Preferences {
  of(operator: Operator): Promise<OperatorPreferences>;
  /** Replaces the parts that are given and leaves the others. */
  set(operator: Operator, part: OperatorPreferences): Promise<void>;
}
