import type { ViewState } from "../../core/directory/directory.ts";
import type { Operator } from "../../core/directory/people.ts";

/** A view somebody has open: the card carries its id and positions only, everything else stays here. */
export interface View<State extends ViewState = ViewState> {
  readonly id: string;
  readonly operator: Operator;
  readonly conversationId: string;
  /** Counts up from 1 with every save. A card carries the one it shows, so that a press on an older one is noticed. */
  readonly version: number;
  readonly state: State;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** A view after a press. */
export type PressedView<State extends ViewState> = View<State> & {
  /** The press was on an older version of the card: nothing happened, this is the view as it is now. */
  readonly outdated?: true;
};

/** Eight hours after the last press (product.md §3). */
export const viewLifetimeMs = 8 * 60 * 60 * 1000;

/** Open views. Throws `store-unavailable`. */
export interface ViewStore {
  /** Keeps a new view. */
  add(view: View): Promise<void>;
  /** An expired one is not found. */
  find(id: string): Promise<View | undefined>;
  /** Compare and swap: takes the place of the version before it. False: somebody else was faster, nothing changed. */
  save(view: View): Promise<boolean>;
}
