import { asProblem, type Problem } from "../../../../core/problem.ts";
import { graphScopeNames } from "../../../../services/adapters/identity/graph-scopes.ts";
import { type Check, type Finding, fail, pass } from "../check.ts";
import { claimsIn } from "../claims-in.ts";
import { findingOf } from "../finding-of.ts";
import type { Visit } from "../visit.ts";

/** Beside what every tenant needs: delegated administration (GDAP) is read at home only. */
const atHome = ["DelegatedAdminRelationship.Read.All"];

/** At home too, where there are customers; what the bot does without them stands in docs/install.md. */
const optionalAtHome = ["CrossTenantInformation.ReadBasic.All", "PrivilegedEligibilitySchedule.Read.AzureADGroup"];

/** Does Entra give the administrator a token there, and with all the scopes in it? */
export const consent: Check<Visit> = {
  title: "consent and scopes",
  async run(visit) {
    try {
      const { accessToken } = await tokenFor(visit);
      const { scp = "" } = claimsIn(accessToken);
      const granted = new Set(String(scp).split(" "));
      const needed = [...graphScopeNames, ...(isGdapHome(visit) ? atHome : [])];
      const lacking = (scopes: readonly string[]) => scopes.filter((scope) => !granted.has(scope));
      const missing = lacking(needed);
      if (missing.length > 0) return fail(`not approved: ${missing.join(", ")}`, approve(visit));
      const optional = isGdapHome(visit) ? lacking(optionalAtHome) : [];
      const without = optional.length > 0 ? `; optional ones are not approved: ${optional.join(", ")}` : "";
      return pass(`all ${needed.length} scopes are in the token${without}`);
    } catch (error) {
      return refused(asProblem(error), visit);
    }
  },
};

/** Fresh from Entra; where it asks for a sign-in there, once more after that. */
async function tokenFor({ desk, operator, customer, signIn }: Visit) {
  const ask = () => desk.tenantToken(operator, customer.tenantId, { forceRefresh: true });
  return ask().catch(async (error: unknown) => {
    const problem = asProblem(error);
    if (problem.code !== "sign-in-needed") throw problem;
    const signedIn = await signIn(customer.tenantId, problem.context.claims);
    if (!signedIn) throw problem;
    return ask();
  });
}

function refused(problem: Problem, visit: Visit): Finding {
  return findingOf(problem, problem.code === "consent-missing" ? approve(visit) : undefined);
}

function approve({ desk, customer }: Visit): string {
  if (!customer.home) return `Have an administrator of that tenant approve it: ${desk.consentLink(customer.tenantId)}`;
  return "Add them to the Graph registration (API permissions, delegated) and grant admin consent there.";
}

/** A helpdesk without customers reads no delegated administration, so it need not be allowed to. */
const isGdapHome = ({ desk, customer }: Visit) => customer.home && desk.customers.length > 1;
