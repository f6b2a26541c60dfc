import { createHash } from "node:crypto";
import { type AccountInfo, type AuthenticationResult, ClientAuthError } from "@azure/msal-node";
import { type Operator, sameId } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { AuthorizationCode, AuthorizationRequest } from "../../sign-in/authorization-code.ts";
import { asEntraProblem } from "./aadsts.ts";
import { checkToken } from "./check-token.ts";
import { graphScopes } from "./graph-scopes.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { keepSignIn } from "./keep-sign-in.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";
import type { TokenCache } from "./token-cache.ts";

export interface AuthorizationCodeParts {
  readonly app: GraphApp;
  readonly cache: TokenCache;
  readonly now: () => Date;
  readonly log: Log;
}

/** Sign-in in the browser, at the home tenant's authority or a customer's; the account must be the operator's own. */
export function createAuthorizationCode(parts: AuthorizationCodeParts): AuthorizationCode {
  const { app, cache, log } = parts;
  return {
    async urlFor(request) {
      const account = await accountOf(parts, request.operator);
      const client = await createMsalClient(app);
      const { proof, claims } = request;
      const url = client.getAuthCodeUrl({
        ...sharedOf(app, request),
        responseMode: "query",
        codeChallenge: challengeOf(proof.verifier),
        codeChallengeMethod: "S256",
        ...(account && { loginHint: account.username, domainHint: account.username.replace(/^.*@/, "") }),
        // A challenge is answered by signing in anew: an old session would only meet the same challenge again.
        ...(claims !== undefined && { prompt: "login" }),
      });
      return await url.catch((error: unknown) => {
        throw asEntraProblem(error, request.tenantId);
      });
    },

    async redeem(request, code) {
      const { operator, tenantId, proof } = request;
      const client = await createMsalClient(app);
      // Both arguments carry state and nonce: MSAL's majors differ in which one they compare (facts/identity.md §2.5).
      const { state, nonce } = proof;
      const wanted = { ...sharedOf(app, request), code, codeVerifier: proof.verifier };
      const result = await client.acquireTokenByCode(wanted, { code, state, nonce }).catch((error: unknown) => {
        throw asRedeemProblem(error, tenantId);
      });
      checkAccount(result, request, log);
      checkToken(result.accessToken, { operator, tenantId, clientId: app.clientId, now: parts.now() }, log);
      await keepSignIn(cache, operator, { fresh: client.getTokenCache().serialize(), ofTenant: tenantId });
      log.info({ operator: operator.objectId, tenantId }, "An operator signed in in the browser.");
    },
  };
}

/** What MSAL itself finds wrong with an answer (its nonce, its state) is no network fault; and who has just signed in need not be told to. */
function asRedeemProblem(error: unknown, tenantId: string): Problem {
  const problem = asEntraProblem(error, tenantId);
  const isMismatch = error instanceof ClientAuthError && /mismatch/.test(error.errorCode);
  if (!isMismatch && problem.code !== "sign-in-needed") return problem;
  return new Problem("sign-in-refused", problem.context);
}

function sharedOf(app: GraphApp, { tenantId, redirectUri, claims, proof }: AuthorizationRequest) {
  return {
    authority: authorityOf(app, tenantId),
    scopes: graphScopes(app.cloud),
    redirectUri,
    state: proof.state,
    nonce: proof.nonce,
    ...(claims !== undefined && { claims }),
  };
}

/** Whoever opens somebody else's link, or is logged in to another account, must not end up in the operator's partition. */
function checkAccount(result: AuthenticationResult, { operator, tenantId }: AuthorizationRequest, log: Log): void {
  if (!sameId(result.account?.homeAccountId ?? "", homeAccountIdOf(operator))) {
    log.error(
      { operator: operator.objectId, tenantId },
      "Another account than the operator's signed in; it was dropped.",
    );
    throw new Problem("sign-in-other-account", { tenantId });
  }
  const { tid } = result.idTokenClaims as { tid?: unknown };
  if (typeof tid === "string" && sameId(tid, tenantId)) return;
  log.error({ operator: operator.objectId, tenantId }, "A sign-in was answered for another tenant; it was dropped.");
  throw new Problem("wrong-tenant-token", { tenantId });
}

/** Known from an earlier sign-in: Entra then goes straight to the right account. */
async function accountOf({ app, cache }: AuthorizationCodeParts, operator: Operator): Promise<AccountInfo | undefined> {
  const { text } = await cache.load(operator);
  if (text === undefined) return undefined;
  const client = await createMsalClient(app, text);
  const accounts = await client.getTokenCache().getAllAccounts();
  return accounts.find(
    ({ homeAccountId, username }) => username !== "" && sameId(homeAccountId, homeAccountIdOf(operator)),
  );
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
