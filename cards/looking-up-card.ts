import { type Card, card, line } from "./kit/kit.ts";

export interface LookingUpView {
  /** The press was a Confirm: what it began may be under way. */
  readonly confirmed: boolean;
}

/** Takes the place of a card whose button needs longer than a press may take to be answered. */
export function lookingUpCard({ confirmed }: LookingUpView): Card {
  return confirmed
    ? card("Working …", [
        line("Confirmed: checked once more, and carried out where nothing has changed."),
        line({ quiet: "This card then shows how it goes." }),
      ])
    : card("Looking up …", [line({ quiet: "The answer takes this card's place." })]);
}
