import type { Action } from "../core/access/actions.ts";
import type { Denial } from "../core/access/decision.ts";
import type { PersonDetails, UserState } from "../core/directory/directory.ts";
import type { Target } from "../core/directory/people.ts";
import { fields, type Verb, verbs } from "../core/presses/vocabulary.ts";
import { type ProblemCode, problems } from "../core/problem.ts";
import type { ResetPlan } from "../core/reset/plan.ts";
import { short } from "./kit/foreign.ts";
import { buttons, type Card, card, type Element, fact, line, press, pressAway, subheading } from "./kit/kit.ts";
import { wouldHappen } from "./parts/method-lines.ts";
import { andMore } from "./words/and-more.ts";
import { denialWords } from "./words/denial-words.ts";
import { dayAndTime, timeOfDay } from "./words/time.ts";
import { nameOf, stateWords } from "./words/words.ts";

export interface UserView extends PersonDetails {
  readonly viewId: string;
  readonly tab: UserState["tab"];
  /** Names of active Entra roles; unset: could not be read. */
  readonly roles?: readonly string[];
  readonly methods: { readonly plan: ResetPlan } | { readonly unreadable: ProblemCode };
  /** Why nothing is offered, where this person is out of reach. */
  readonly denial?: Denial;
  readonly actions: readonly Action[];
  /** The list to go back to. */
  readonly from?: string;
  /** ISO 8601. */
  readonly readAt: string;
  readonly now: Date;
}

const tabWords: Readonly<Record<UserState["tab"], string>> = { summary: "Summary", methods: "Authentication methods" };
const mostRoles = 15;

/** One person in two tabs, with the same actions under both. */
export function userCard(view: UserView): Card {
  const { person, tab, viewId, from } = view;
  const on = (title: string, verb: Verb) => press(title, { verb, data: { [fields.view]: viewId } });
  return card(nameOf(person), [
    buttons([on(tabWords.summary, verbs.userSummary), on(tabWords.methods, verbs.userMethods)]),
    subheading(`${tabWords[tab]}: ${nameOf(person, 40)}`),
    ...(tab === "summary" ? summary(view) : methods(view)),
    buttons([
      view.actions.includes("reset") && on("Reset all multi-factor authentications", verbs.userReset),
      view.actions.includes("revoke-sessions") && on("Revoke sessions", verbs.userRevoke),
      from !== undefined && pressAway("Back to the list", { verb: verbs.showView, data: { [fields.view]: from } }),
    ]),
    whyNothing(view),
    line({ quiet: `Read at ${timeOfDay(view.readAt)}. Press a tab to read again.` }),
  ]);
}

function summary({ person, more, roles }: UserView): Element[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Sign-in name", person.userPrincipalName],
    ["E-mail", more.mail],
    ["Customer", person.customerName],
    ["Job", person.jobTitle],
    ["Department", person.department],
    ["Office", more.office],
    ["Manager", more.manager],
    ["State", stateOf(person)],
    ["Last sign-in", lastSignInWords(more.lastSignIn)],
    ["Account made", more.createdAt === undefined ? undefined : dayAndTime(more.createdAt)],
    ["Entra roles", rolesWords(roles)],
    ["Object id", person.objectId],
  ];
  return facts.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : [fact(label, short(value, 400))],
  );
}

function stateOf(person: Target): string {
  const words = stateWords(person);
  return (person.userType === "guest" ? words : ["member", ...words]).join(", ");
}

function lastSignInWords(lastSignIn: UserView["more"]["lastSignIn"]): string {
  if (lastSignIn === "never") return "never";
  return lastSignIn === "unreadable" ? "not readable (needs a licence and an Entra role)" : dayAndTime(lastSignIn.at);
}

function rolesWords(roles: readonly string[] | undefined): string {
  if (roles === undefined) return "could not be read";
  return roles.length === 0 ? "none" : andMore(roles, mostRoles);
}

function methods({ methods: read, now }: UserView): Element[] {
  if ("plan" in read) return wouldHappen(read.plan, now);
  const { title, advice } = problems[read.unreadable];
  return [line({ bold: "The methods could not be read. " }, `${title}. ${advice}`)];
}

function whyNothing({ actions, denial }: UserView): Element | undefined {
  if (actions.length > 0) return undefined;
  const unread = "Whether this person is an administrator could not be read. Press a tab to try again.";
  return line({ bold: "Why is nothing offered? " }, denial ? denialWords(denial) : unread);
}
