import type { ListAction, UserFilter, UsersState } from "../../core/directory.ts";
import type { Customer, Operator } from "../../core/people.ts";
import type { View } from "./view-store.ts";

export interface OpenList<Filter> {
  readonly operator: Operator;
  readonly conversationId: string;
  /** The selected customers, home first; what the operator may not see among them is named as silent and never asked. */
  readonly customers: readonly Customer[];
  readonly search?: string;
  readonly filter?: Filter;
}

export interface PressOnList<Filter> {
  readonly operator: Operator;
  readonly conversationId: string;
  readonly viewId: string;
  /** The version that the pressed card shows. */
  readonly version: number;
  readonly action: ListAction<Filter>;
  /** Positions ticked on the shown page, from 0; unset: the card had no check boxes, nothing changes. */
  readonly ticks?: readonly number[];
}

/**
 * The Users view. `press` throws `card-unknown` (no such view, expired, another conversation) and `not-yours`. A press on an older
 * version of the card changes nothing and answers with the view as it is now.
 */
export interface ListUsers {
  open(request: OpenList<UserFilter>): Promise<View<UsersState>>;
  press(request: PressOnList<UserFilter>): Promise<View<UsersState>>;
}
