/**
 * Everything that can go wrong, with the sentence people read. `title` is what happened, `advice` what to do.
 * A problem is born where the trouble is understood (an adapter, a use case) and becomes a card in one place.
 */
export const problems = {
  "sign-in-needed": {
    title: "Please sign in",
    advice: "The bot works with your own rights and needs you to sign in once.",
  },
  "sign-in-refused": {
    title: "Sign-in was refused",
    advice: "Microsoft Entra did not accept the sign-in. Try again, or ask your administrator.",
  },
  "sign-in-blocked": {
    title: "A policy blocked the sign-in",
    advice: "A Conditional Access policy of this customer stands in the way. Give its administrator the reference.",
  },
  "sign-in-link-used": {
    title: "This sign-in link can't be used",
    advice: 'It was used before, or is older than ten minutes. Go back to Teams and type "sign in" for a new one.',
  },
  "sign-in-other-browser": {
    title: "This sign-in was begun elsewhere",
    advice: "Open the link from Teams and sign in in the same browser window, with cookies allowed.",
  },
  "sign-in-other-account": {
    title: "That was another account",
    advice: "Sign in with the account you use in Teams. Nothing of the other account was kept.",
  },
  "sign-in-code-unknown": {
    title: "That code can't be used",
    advice: 'It is wrong, or older than ten minutes. Type "sign in" to begin again.',
  },
  "sign-in-cancelled": {
    title: "The sign-in was not finished",
    advice: "Microsoft sent you back before it was done. Nothing was changed.",
  },
  "no-access-path": {
    title: "No way into this customer",
    advice:
      "Your account is in no group with delegated administration (GDAP) there, or a guest account of yours stands in its way.",
  },
  "consent-missing": {
    title: "The bot is not approved here",
    advice: "An administrator of this customer must approve the app first.",
  },
  "credential-rejected": {
    title: "The bot itself can't sign in",
    advice: "Its certificate or secret was refused. Tell the people who run the bot; nothing you did is wrong.",
  },
  "wrong-tenant-token": {
    title: "Stopped for safety",
    advice: "A sign-in belonged to another customer or person and was thrown away. Tell the people who run the bot.",
  },
  "customer-not-served": {
    title: "This customer is not served",
    advice: "It does not stand in the bot's access file.",
  },
  "customer-unknown": {
    title: "Which customer?",
    advice: 'No customer of that name is served. Check the spelling, or leave "in …" away.',
  },
  "no-customer-chosen": {
    title: "Which customers?",
    advice: 'Type "customers" and choose where to look, or say "in …" and the customer.',
  },
  "selection-old": {
    title: "You chose your customers more than 8 hours ago",
    advice:
      'Look at them first: type "customers" in your own chat with me and press Apply. Or name them: "for Contoso".',
  },
  "not-in-this-cloud": {
    title: "Microsoft does not offer this in your cloud",
    advice: "This cloud has no programming interface for authentication methods. Use the Entra admin center.",
  },
  "no-delegation-in-cloud": {
    title: "No customers in this cloud",
    advice: "Microsoft offers no delegated administration (GDAP) in your cloud: only your own tenant can be served.",
  },
  "graph-forbidden": { title: "Microsoft said no", advice: "Your role in this customer does not reach this person." },
  "graph-throttled": {
    title: "Microsoft is asking us to slow down",
    advice: "Too many requests for this customer. Try again in a few minutes.",
  },
  "graph-unreachable": {
    title: "Microsoft Graph can't be reached",
    advice: "Nothing was changed. Try again in a moment.",
  },
  "graph-unexpected": {
    title: "Microsoft answered something unexpected",
    advice: "Nothing more was done. Give the reference to the people who run the bot.",
  },
  "person-gone": {
    title: "This person no longer exists",
    advice: "The account was deleted, or moved, since the list was shown.",
  },
  "no-record": {
    title: "The record could not be written",
    advice:
      "Without a record of who did what there is no reset, so nothing more was done. Tell the people who run the bot.",
  },
  "store-unavailable": {
    title: "The bot can't reach its database",
    advice: "Nothing was changed. Try again in a moment.",
  },
  "not-yours": {
    title: "This card is not yours",
    advice: "Only the person it was made for can use it. Type your own command.",
  },
  "card-unknown": { title: "This card can't be used", advice: "It is too old or was changed. Type the command again." },
  "not-installed": {
    title: "I can't write to you yet",
    advice: "Add MFA Reset Desk to your personal apps in Teams, then type the command again.",
  },
  "desk-role-missing": {
    title: "You have no desk role for this",
    advice: "Ask whoever looks after the bot's access file.",
  },
  "too-many-people": {
    title: "That is too many people at once",
    advice: "The rules of this customer limit how many can be reset in one go. Name fewer. Nothing was changed.",
  },
  unexpected: {
    title: "Something went wrong",
    advice: "It was written down. Give the reference to the people who run the bot.",
  },
} as const satisfies Record<string, { title: string; advice: string }>;

export type ProblemCode = keyof typeof problems;

/** What a problem may carry: for the sentence (customer, claims), never a secret. */
export interface ProblemContext {
  readonly customerName?: string;
  readonly tenantId?: string;
  /** A claims challenge to take along to the sign-in (facts/identity.md §1.5). */
  readonly claims?: string;
  readonly graphRequestId?: string;
  readonly status?: number;
  /** Entra's own code, e.g. "AADSTS50076": a diagnostic, nothing branches on it. */
  readonly entraCode?: string;
  readonly cause?: unknown;
}

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly context: ProblemContext;

  constructor(code: ProblemCode, context: ProblemContext = {}) {
    super(problems[code].title, { cause: context.cause });
    this.name = "Problem";
    this.code = code;
    this.context = context;
  }
}

/** Any thrown thing as a problem; strangers become `unexpected` with their cause kept. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("unexpected", { cause: error });
}
