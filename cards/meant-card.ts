import { verbs } from "../core/presses/vocabulary.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, line, press, say } from "./kit/kit.ts";

export interface MeantView {
  /** Whom it was about: "alice". */
  readonly said: string;
  /** The command it may have meant, as one would type it: "reset MFA for alice". */
  readonly text: string;
}

/** "reset alice" could mean her password, and this bot never guesses. */
export function meantCard({ said, text }: MeantView): Card {
  return card("Their MFA?", [
    line("You asked for: ", { quiet: short(said, 120) }),
    line("This bot resets multi-factor authentication. It can't change passwords."),
    buttons([say(asTitle(text), text), press("Help", { verb: verbs.help })]),
  ]);
}

function asTitle(text: string): string {
  return short(text.replace(/^reset/, "Reset"), 60);
}
