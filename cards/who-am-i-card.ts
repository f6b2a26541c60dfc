import type { DeskRole } from "../core/access/access.ts";
import type { Operator } from "../core/directory/people.ts";
import { verbs } from "../core/presses/vocabulary.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, type Element, fact, item, line, press, subheading } from "./kit/kit.ts";
import { andMore } from "./words/and-more.ts";
import { deskRoleWords } from "./words/desk-role-words.ts";

export interface WhoAmIView {
  readonly operator: Operator;
  readonly signedIn: boolean;
  readonly homeCustomerName: string;
  /** `customers`: names, or "*" for all. */
  readonly deskRoles: readonly { readonly role: DeskRole; readonly customers: readonly string[] }[];
  /** Names of active Entra roles in the home tenant; unset: they could not be read. */
  readonly entraRoles?: readonly string[];
}

/** What each lets one do. */
const doesWords: Readonly<Record<DeskRole, string>> = {
  UsersReader: " (sees users)",
  UserAdministrator: " (sees users)",
  AuthenticationMethodsWriter: " (resets MFA)",
  DeskLead: "",
};

/** Who the bot takes one for, and what one may do. */
export function whoAmICard(view: WhoAmIView): Card {
  const { operator, signedIn, homeCustomerName } = view;
  return card(short(operator.name), [
    line({ bold: signedIn ? "Signed in." : "Not signed in." }, signedIn ? "" : " The bot works with your own rights."),
    fact("Organisation", short(homeCustomerName)),
    subheading("Desk roles (this bot's access file)"),
    ...deskLines(view),
    subheading("Entra roles (Microsoft)"),
    ...entraLines(view),
    fact("Object id", short(operator.objectId)),
    buttons([
      signedIn ? press("Sign out", { verb: verbs.signOut }) : press("Sign in", { verb: verbs.signIn }),
      press("Help", { verb: verbs.help }),
    ]),
  ]);
}

function deskLines({ deskRoles }: WhoAmIView): Element[] {
  if (deskRoles.length === 0) return [line("None: ask whoever looks after the bot's access file.")];
  return deskRoles.map(({ role, customers }) =>
    item({ bold: `${deskRoleWords[role]}${doesWords[role]}` }, `: ${customerWords(customers)}`),
  );
}

function entraLines({ entraRoles }: WhoAmIView): Element[] {
  if (entraRoles === undefined) return [line("Not read. Microsoft decides at each step.")];
  return entraRoles.length === 0 ? [line("None active.")] : entraRoles.map((name) => item(short(name)));
}

function customerWords(customers: readonly string[]): string {
  if (customers.includes("*")) return "all customers";
  return andMore(
    customers.map((name) => short(name, 40)),
    20,
  );
}
