import { roleName } from "../../../../core/access/roles.ts";
import type { CustomerState } from "../../../../core/directory/customer-state.ts";
import { type Check, type Finding, fail, pass, skip } from "../check.ts";
import type { Visit } from "../visit.ts";

type Trouble = Exclude<CustomerState["state"], "ready">;

/** What to do about each state that is not ready. */
const todo: Readonly<Record<Trouble, readonly [says: string, todo: string]>> = {
  "consent-missing": ["the app is not approved there", "See the check above."],
  "not-in-gdap-group": [
    "your account is in no group with an access assignment there",
    "In Partner Center, assign the relationship's roles to a security group and put the operators into it.",
  ],
  "role-missing": [
    "no role that reaches authentication methods",
    "Give Authentication Administrator (Privileged Authentication Administrator for administrators).",
  ],
  "eligible-not-active": [
    "you are eligible for the group, not in it",
    "Activate the membership (PIM), then run again.",
  ],
  "gdap-ended": ["there is no active delegated administration (GDAP)", "Ask the customer for a new relationship."],
  "not-accepted": ["it does not stand in the access file", "Add it under customers."],
  "sign-in-needed": ["Entra asks for a sign-in there", "Run again and sign in at that tenant."],
  blocked: ["a policy of that tenant stands in the way", "Give its administrator the correlation id."],
  "not-in-this-cloud": [
    "this cloud has no delegated administration (GDAP): the home tenant only",
    "Take it out of the access file.",
  ],
  unreachable: ["Microsoft did not answer", "Run again in a moment."],
};

/** Roles at home, delegated administration (GDAP) at customers: as the bot would say it. */
export const wayIn: Check<Visit> = {
  title: "roles",
  async run({ desk, operator, customer }) {
    const [state] = await desk.states.read(operator, [customer], { fresh: true });
    return state ? findingFor(state) : skip("nothing is known");
  },
};

function findingFor({ state, entraRoles, endsInDays }: CustomerState): Finding {
  const roles = entraRoles?.map(roleName).join(", ") ?? "";
  const ends = endsInDays === undefined ? "" : `; delegated administration ends in ${endsInDays} days`;
  if (state !== "ready") return fail(`${todo[state][0]}${ends}`, todo[state][1]);
  // Roles are a forecast: where they can't be read, Graph's answers below are the only proof.
  if (entraRoles === undefined) return skip(`roles can't be read here${ends}: see what Graph answers below`);
  return pass(`${roles}${ends}`);
}
