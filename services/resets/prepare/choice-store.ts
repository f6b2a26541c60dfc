import type { Action } from "../../../core/access/actions.ts";
import type { Details } from "../../../core/details.ts";
import type { Operator, Target } from "../../../core/directory/people.ts";

/** The people a choose card offers: remembered here, so that the card carries an opaque id and positions only. */
export interface Choice {
  readonly id: string;
  readonly operator: Operator;
  readonly conversationId: string;
  /** What was asked for, e.g. "anders". */
  readonly asked: string;
  readonly offered: readonly Target[];
  readonly details: Details;
  /** Unset: reset. */
  readonly act?: Action;
  readonly expiresAt: string;
}

export interface ChoiceStore {
  save(choice: Choice): Promise<void>;
  find(id: string): Promise<Choice | undefined>;
}
