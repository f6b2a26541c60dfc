import { type Operator, sameId } from "../../../core/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { OperatorTokens } from "../../sign-in/operator-tokens.ts";
import { asEntraProblem } from "./aadsts.ts";
import type { CheckSingleSignOn } from "./check-single-sign-on.ts";
import { checkToken } from "./check-token.ts";
import { graphScopes } from "./graph-scopes.ts";
import { mergeCaches, withoutAccessTokens } from "./merge-caches.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";
import { operatorKey, type TokenCache } from "./token-cache.ts";

export interface OperatorTokensParts {
  readonly app: GraphApp;
  readonly cache: TokenCache;
  readonly checkSingleSignOn: CheckSingleSignOn;
  readonly now: () => Date;
  readonly log: Log;
}

/** Sign-in by the Teams client's token: checked, exchanged on the operator's behalf in the home tenant, kept encrypted. */
export function createOperatorTokens(parts: OperatorTokensParts): OperatorTokens {
  const { app, cache, log } = parts;

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
    if (!sameId(result?.account?.homeAccountId ?? "", operatorKey(operator))) {
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
      const before = await cache.load(operator);
      const merged = before.text === undefined ? fresh : mergeCaches(withoutAccessTokens(before.text), fresh);
      await cache.save(operator, merged, before);
      log.info({ operator: operator.objectId }, "An operator signed in.");
    },
    signOut: (operator) => cache.remove(operator),
    signedIn: async (operator) => (await cache.load(operator)).text !== undefined,
  };
}
