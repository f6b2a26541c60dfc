import type { AuthenticationResult, ConfidentialClientApplication } from "@azure/msal-node";
import type { Operator } from "../../../core/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { CheckedToken, TenantToken, TokenWish } from "../../tenants/tenant-token.ts";
import { asEntraProblem } from "./aadsts.ts";
import { afterRefusal } from "./after-refusal.ts";
import { checkToken } from "./check-token.ts";
import { graphScopes } from "./graph-scopes.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";
import type { TokenCache } from "./token-cache.ts";

export interface TenantTokenParts {
  readonly app: GraphApp;
  readonly cache: TokenCache;
  readonly now: () => Date;
  readonly log: Log;
}

interface Wanted {
  readonly operator: Operator;
  readonly tenantId: string;
  readonly wish: TokenWish;
}

/** Silent tokens out of the operator's own partition; the one place in which a token becomes a checked one. */
export function createTenantToken(parts: TenantTokenParts): TenantToken {
  const underWay = new Map<string, Promise<CheckedToken>>();
  return (operator, tenantId, wish = {}) => {
    if (wish.claims !== undefined || wish.forceRefresh) return obtain(parts, { operator, tenantId, wish });
    const key = `${homeAccountIdOf(operator)} ${tenantId}`;
    const shared = underWay.get(key);
    if (shared) return shared;
    const own = obtain(parts, { operator, tenantId, wish }).finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
}

async function obtain(parts: TenantTokenParts, wanted: Wanted): Promise<CheckedToken> {
  const { app, cache } = parts;
  const { operator, tenantId } = wanted;
  const reading = await cache.load(operator);
  if (reading.text === undefined) throw signInNeeded(wanted);
  const client = await createMsalClient(app, reading.text);
  const result = await silently(client, app, wanted).catch(async (error: unknown) => {
    const problem = asEntraProblem(error, tenantId);
    await afterRefusal(cache, operator, { entraCode: problem.context.entraCode, reading });
    throw problem;
  });
  if (!result) throw signInNeeded(wanted);
  const token = await check(parts, wanted, result.accessToken);
  const msalCache = client.getTokenCache();
  if (!msalCache.hasChanged()) return token;
  if (!(await cache.save(operator, msalCache.serialize(), reading))) throw signInNeeded(wanted);
  return token;
}

async function check(parts: TenantTokenParts, wanted: Wanted, accessToken: string): Promise<CheckedToken> {
  const { app, cache, log } = parts;
  const { operator, tenantId, wish } = wanted;
  try {
    return checkToken(accessToken, { operator, tenantId, clientId: app.clientId, now: parts.now() }, log);
  } catch (error) {
    // MSAL's own clock thought it good for a while yet.
    if (!isForeign(error) && !wish.forceRefresh) return obtain(parts, { ...wanted, wish: { forceRefresh: true } });
    // Whatever else lies beside a token of somebody else is not to be trusted either.
    if (isForeign(error)) await cache.remove(operator);
    throw error;
  }
}

function isForeign(error: unknown): boolean {
  return error instanceof Problem && error.code === "wrong-tenant-token";
}

async function silently(
  client: ConfidentialClientApplication,
  app: GraphApp,
  { operator, tenantId, wish }: Wanted,
): Promise<AuthenticationResult | undefined> {
  const account = await client.getTokenCache().getAccountByHomeId(homeAccountIdOf(operator));
  if (!account) return undefined;
  return await client.acquireTokenSilent({
    // The account decides the tenant, whatever the authority says (facts/identity.md §0.2).
    account: { ...account, tenantId },
    authority: authorityOf(app, tenantId),
    scopes: graphScopes(app.cloud),
    forceRefresh: wish.forceRefresh ?? false,
    ...(wish.claims !== undefined && { claims: wish.claims }),
  });
}

function signInNeeded({ tenantId, wish }: Wanted): Problem {
  return new Problem("sign-in-needed", { tenantId, ...(wish.claims !== undefined && { claims: wish.claims }) });
}
