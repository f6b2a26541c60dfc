import type { Card } from "../../cards/kit/kit.ts";

export interface CardSample {
  /** Name of the card, as its file. */
  readonly of: string;
  /** When it is seen, in a few words. */
  readonly when: string;
  readonly card: Card;
}
