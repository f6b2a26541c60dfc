import { verbs } from "../core/presses/vocabulary.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, item, line, press, say, subheading } from "./kit/kit.ts";

export interface HelpView {
  readonly operatorName?: string;
  /** What was typed and not understood. */
  readonly said?: string;
  /** The command nearest to it, as one would type it. */
  readonly nearest?: string;
}

/** The same on every help card, and made once. */
const whatCanBeSaid = [
  line("I reset a person's multi-factor authentication. You see what goes first; nothing happens before you confirm."),
  subheading("Type"),
  item(
    { bold: "reset MFA for alice" },
    " or an address, an object id, several people, an @mention; a pasted list or a CSV file of many",
  ),
  item("add ", { bold: "because lost phone" }, ", ", { bold: "ticket INC-1042" }, ", ", { bold: "in Contoso" }),
  item(
    { bold: "users" },
    ", ",
    { bold: "users ali" },
    ", ",
    { bold: "user alice" },
    ": lists to pick from, and details",
  ),
  item({ bold: "authentication methods" }, ": who has registered what"),
  item({ bold: "revoke sessions for alice" }, ": signs her out everywhere"),
  item({ bold: "customers" }, ": where I look, and how you stand there"),
  item({ bold: "history" }, ", ", { bold: "history alice" }, ": what was done, newest first"),
  item({ bold: "bulk" }, ": resets of many people under way, to pause, go on or cancel"),
  item({ bold: "record reset for alice" }, ": it was done elsewhere, in the portal for one"),
  item({ bold: "notify here" }, ", ", { bold: "stop notifying" }, ": results in a channel (said there)"),
  item({ bold: "who am I" }, ": your roles"),
  item({ bold: "sign in" }, ", ", { bold: "sign out" }, ", ", { bold: "help" }),
  buttons([
    press("Users", { verb: verbs.users }),
    press("Authentication methods", { verb: verbs.methods }),
    press("Customers", { verb: verbs.customers }),
    press("Who am I", { verb: verbs.whoAmI }),
    press("Sign in", { verb: verbs.signIn }),
  ]),
];

/** What one can type; the nearest command on top where something was not understood. */
export function helpCard({ operatorName, said, nearest }: HelpView): Card {
  const hello = operatorName === undefined ? "MFA Reset Desk" : `Hello ${short(operatorName, 40)}`;
  return card(said === undefined ? hello : "I did not understand that", [
    said !== undefined && line("You said: ", { quiet: short(said, 120) }),
    nearest !== undefined && line("Did you mean: ", { bold: short(nearest, 120) }),
    nearest !== undefined && buttons([say(short(nearest, 40), nearest)]),
    ...whatCanBeSaid,
  ]);
}
