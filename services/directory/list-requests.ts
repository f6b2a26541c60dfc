import type { ListAction } from "../../core/directory/directory.ts";
import type { Customer, Operator } from "../../core/directory/people.ts";

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
