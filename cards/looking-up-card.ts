import { short } from "./foreign.ts";
import { type Card, card, line } from "./kit.ts";

export interface LookingUpView {
  readonly asked: string;
}

/** Takes the place of a command that needs longer than a press may take to be answered. */
export function lookingUpCard({ asked }: LookingUpView): Card {
  return card("Looking up …", [line(short(asked, 200)), line({ quiet: "Nothing is changed by that." })]);
}
