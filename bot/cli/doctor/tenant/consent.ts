import { asProblem, type Problem } from "../../../../core/problem.ts";
import { graphScopeNames } from "../../../../services/adapters/identity/graph-scopes.ts";
import type { Visit } from "../as-administrator.ts";
import { type Check, type Finding, fail, pass } from "../check.ts";
import { claimsIn } from "../claims-in.ts";
import { findingOf } from "../finding-of.ts";

/** Beside what every tenant needs: delegated administration is read at home, the report wherever there is one. */
const homeOnly = ["DelegatedAdminRelationship.Read.All"];
const wanted = ["AuditLog.Read.All"];

/** Does Entra give the administrator a token there, and with all the scopes in it? */
export const consent: Check<Visit> = {
  title: "consent and scopes",
  async run(visit) {
    const { customer, desk } = visit;
    try {
      const { accessToken } = await tokenFor(visit);
      const { scp = "" } = claimsIn(accessToken);
      const granted = new Set(String(scp).split(" "));
      const needed = [...graphScopeNames, ...wanted, ...(customer.home ? homeOnly : [])];
      const missing = needed.filter((scope) => !granted.has(scope));
      if (missing.length === 0) return pass(`all ${needed.length} scopes are in the token`);
      return fail(`not approved: ${missing.join(", ")}`, approve(desk.consentLink(customer.tenantId)));
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

function refused(problem: Problem, { desk, customer }: Visit): Finding {
  const missing = problem.code === "consent-missing";
  return findingOf(problem, missing ? approve(desk.consentLink(customer.tenantId)) : undefined);
}

const approve = (link: string) => `Have an administrator of that tenant approve them: ${link}`;
