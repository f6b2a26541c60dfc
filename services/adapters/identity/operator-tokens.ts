import { type Operator, sameId } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { OperatorTokens } from "../../sign-in/operator-tokens.ts";
import type { SignIns } from "../../sign-in/sign-ins.ts";
import { asEntraProblem } from "./aadsts.ts";
import type { CheckSingleSignOn } from "./check-single-sign-on.ts";
import { checkToken } from "./check-token.ts";
import { graphScopes } from "./graph-scopes.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { keepSignIn } from "./keep-sign-in.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";
import type { TokenCache } from "./token-cache.ts";

export interface OperatorTokensParts {
  readonly app: GraphApp;
  readonly cache: TokenCache;
  readonly signIns: SignIns;
  readonly checkSingleSignOn: CheckSingleSignOn;
  readonly now: () => Date;
  readonly log: Log;
}

/** Sign-in by the Teams client's token: checked, exchanged on the operator's behalf in the home tenant, kept encrypted. */
export function createOperatorTokens(parts: OperatorTokensParts): OperatorTokens {
  const { app, cache, signIns, log } = parts;

  async function exchange(operator: Operator, singleSignOnToken: string): Promise<string> {
    const client = await createMsalClient(app);
    const result = await client.acquireTokenOnBehalfOf({
      oboAssertion: singleSignOnToken,
      authority: authorityOf(app, app.homeTenantId),
      scopes: graphScopes(app.cloud),
      skipCache: true,
    });
    const expected = { operator, tenantId: app.homeTenantId, clientId: app.clientId, now: parts.now() };
    checkToken(result?.accessToken ?? "", expected, log);
    if (!sameId(result?.account?.homeAccountId ?? "", homeAccountIdOf(operator))) {
      log.error({ operator: operator.objectId }, "Entra's answer to a sign-in names another account.");
      throw new Problem("wrong-tenant-token", { tenantId: app.homeTenantId });
    }
    return client.getTokenCache().serialize();
  }

  return {
    async signIn(operator, singleSignOnToken) {
      await parts.checkSingleSignOn(operator, singleSignOnToken);
      const fresh = await exchange(operator, singleSignOnToken).catch((error: unknown) => {
        throw asEntraProblem(error, app.homeTenantId);
      });
      await keepSignIn(cache, operator, { fresh });
      await signIns.remember(operator, parts.now());
      log.info({ operator: operator.objectId }, "An operator signed in.");
    },
    async signOut(operator) {
      await signIns.forget(operator);
      await cache.remove(operator);
    },
    singleSignOnAt: (operator) => signIns.lastOf(operator),
    signedIn: async (operator) => (await cache.load(operator)).text !== undefined,
  };
}
