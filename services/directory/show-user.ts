import type { Action } from "../../core/actions.ts";
import type { Decision } from "../../core/decision.ts";
import type { UserState } from "../../core/directory.ts";
import type { Operator, Target } from "../../core/people.ts";
import type { ResetPlan } from "../../core/plan.ts";
import type { ProblemCode } from "../../core/problem.ts";
import type { PersonDetails } from "./read-directory.ts";
import type { View } from "./view-store.ts";

/** Everything the details card shows of one person, read a moment ago. What can't be read is said, never guessed. */
export interface UserDetails {
  readonly view: View<UserState>;
  readonly person: Target;
  readonly more: PersonDetails["more"];
  /** Names of active Entra roles, for reading; unset: could not be read. */
  readonly roles?: readonly string[];
  /** What a reset would do with each method, and the default; or why the methods could not be read. */
  readonly methods: { readonly plan: ResetPlan } | { readonly unreadable: ProblemCode };
  /** May this operator act on this person? Unset: could not be decided, so no action is offered. */
  readonly decision?: Decision;
  /** Empty where the decision is no, or is missing. */
  readonly actions: readonly Action[];
  readonly readAt: string;
}

interface Asked {
  readonly operator: Operator;
  readonly conversationId: string;
}

/**
 * User details. Throws `customer-not-served`, `desk-role-missing` (nothing was asked of that customer), `person-gone`,
 * `card-unknown`, `not-yours`, and what opening the tenant throws.
 */
export interface ShowUser {
  /** By key: from a typed command whose person was found. */
  open(request: Asked & { readonly tenantId: string; readonly objectId: string }): Promise<UserDetails>;
  /** A row of a list was pressed: the position on its shown page. An older version of the card: `card-unknown`. */
  openRow(
    request: Asked & { readonly viewId: string; readonly version: number; readonly position: number },
  ): Promise<UserDetails>;
  /** A tab, or Refresh. */
  press(request: Asked & { readonly viewId: string; readonly tab: UserState["tab"] }): Promise<UserDetails>;
}
