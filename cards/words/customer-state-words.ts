import type { CustomerState } from "../../core/directory/customer-state.ts";
import { problems } from "../../core/problem.ts";
import { count } from "./words.ts";

const words: Readonly<Record<CustomerState["state"], { readonly short: string; readonly advice?: string }>> = {
  ready: { short: "ready" },
  "consent-missing": {
    short: "not approved yet",
    advice: "An administrator of this customer must approve the app first: send them the link.",
  },
  "not-in-gdap-group": {
    short: "no access path",
    advice: "You are in no group with delegated administration (GDAP) there. Ask whoever looks after your GDAP groups.",
  },
  "role-missing": {
    short: "no role to reset with",
    advice: "You can find people there; to reset, your GDAP group needs the role Authentication Administrator.",
  },
  "eligible-not-active": {
    short: "membership not active",
    advice:
      "You may join the group with access. Activate your membership in Privileged Identity Management, then check again.",
  },
  "gdap-ended": {
    short: "delegated administration ended",
    advice: "The GDAP relationship has ended or was never accepted. A new one has to be requested.",
  },
  "not-accepted": { short: "not in the access file" },
  "sign-in-needed": { short: "sign in there first", advice: "This customer wants a sign-in of its own." },
  blocked: {
    short: "blocked by a policy",
    advice: "A Conditional Access policy of this customer stands in the way. Its administrator can change that.",
  },
  "not-in-this-cloud": { short: "not in this cloud", advice: problems["no-delegation-in-cloud"].advice },
  unreachable: { short: "did not answer", advice: "Its state is not known right now." },
};

const roleMissingAtHome =
  "You can find people here; to reset, your account needs the role Authentication Administrator.";

/** "ready, ends in 20 days": a customer's state in a few words. */
export function customerStateWords({ state, endsInDays }: Pick<CustomerState, "state" | "endsInDays">): string {
  const ends = endsInDays === undefined ? [] : [`ends in ${count(endsInDays, "day")}`];
  return [words[state].short, ...ends].join(", ");
}

/** What is the matter and what to do; nothing where all is well. */
export function customerAdvice({ state, customer }: CustomerState): string | undefined {
  return state === "role-missing" && customer.home ? roleMissingAtHome : words[state].advice;
}
