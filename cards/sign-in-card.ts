import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, line, signIn } from "./kit/kit.ts";

export interface SignInView {
  readonly customerName: string;
  /** The bot's own page; good for one sign-in of the operator it was made for. */
  readonly link: string;
  /** The customer demands more than the sign-in of Teams gave, such as a second factor. */
  readonly stronger: boolean;
}

/** A sign-in that only the person can do, at one customer's. */
export function signInCard({ customerName, link, stronger }: SignInView): Card {
  const name = short(customerName, 60);
  return card(`Sign in to ${name}`, [
    line(
      stronger
        ? `${name} asks you to confirm your sign-in, for instance with a second factor.`
        : `${name} asks you to sign in yourself, with the account you use in Teams.`,
    ),
    line("Your command goes on by itself. If the window stays open, type the code it shows here."),
    buttons([signIn("Sign in", link)]),
  ]);
}
