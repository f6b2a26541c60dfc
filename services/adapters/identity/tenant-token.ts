import type { AuthenticationResult, ConfidentialClientApplication } from "@azure/msal-node";
import type { Operator } from "../../../core/directory/people.ts";
import { Problem } from "../../../core/problem.ts";
import type { Log } from "../../log.ts";
import type { CheckedToken, TenantToken, TokenWish } from "../../tenants/tenant-token.ts";
import { asEntraProblem } from "./aadsts.ts";
import { afterRefusal } from "./after-refusal.ts";
import { checkAgain, checkToken, type Expected } from "./check-token.ts";
import { graphScopes } from "./graph-scopes.ts";
import { homeAccountIdOf } from "./home-account-id-of.ts";
import { type CacheSections, changesOf, parseCache, sliceFor } from "./merge-caches.ts";
import { authorityOf, createMsalClient, type GraphApp } from "./msal-client.ts";
import type { OpenSignIn } from "./open-sign-ins.ts";
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

/** Checked tokens are kept in memory for so long, and not in their last minutes, in which MSAL renews them. */
const rememberMs = 60_000;
const renewBeforeMs = 5 * 60_000;

/** Silent tokens out of the operator's own partition; the one place in which a token becomes a checked one. */
export function createTenantToken(parts: TenantTokenParts): TenantToken {
  const underWay = new Map<string, Promise<CheckedToken>>();
  return (operator, tenantId, wish = {}) => {
    if (isPast(wish)) return obtain(parts, { operator, tenantId, wish });
    const key = `${homeAccountIdOf(operator)} ${tenantId}`;
    const shared = underWay.get(key);
    if (shared) return shared;
    const own = obtain(parts, { operator, tenantId, wish }).finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
}

async function obtain(parts: TenantTokenParts, wanted: Wanted): Promise<CheckedToken> {
  const { operator, tenantId, wish } = wanted;
  const signIn = await parts.cache.opened(operator);
  if (!signIn) throw signInNeeded(wanted);
  const known = isPast(wish) ? undefined : signIn.tokens.get(tenantId.toLowerCase());
  const now = parts.now().getTime();
  if (known && now < known.until)
    return await check(parts, wanted, (expected) => checkAgain(known.token, expected, parts.log));
  const token = await fetchToken(parts, wanted, signIn);
  const until = Math.min(now + rememberMs, token.expiresAt.getTime() - renewBeforeMs);
  signIn.tokens.set(tenantId.toLowerCase(), { token, until });
  return token;
}

async function fetchToken(parts: TenantTokenParts, wanted: Wanted, signIn: OpenSignIn): Promise<CheckedToken> {
  const { app, cache } = parts;
  const { operator, tenantId } = wanted;
  const slice = sliceFor(signIn.sections, { tenantId, home: operator.tenantId });
  const client = await createMsalClient(app, JSON.stringify(slice));
  const result = await silently(client, app, wanted).catch(async (error: unknown) => {
    const problem = asEntraProblem(error, tenantId);
    await afterRefusal(cache, operator, problem.context.entraCode);
    throw problem;
  });
  if (!result) throw signInNeeded(wanted);
  const token = await check(parts, wanted, (expected) => checkToken(result.accessToken, expected, parts.log));
  // MSAL says "changed" of a cache it has only read.
  const changes = result.fromCache ? undefined : changesOf(slice, parseCache(client.getTokenCache().serialize()));
  if (changes && !(await keep(cache, wanted, { signIn, changes }))) throw signInNeeded(wanted);
  return token;
}

/** What was asked for past the cache is written at once, for all processes; what was missing, beside what it is used for. False: signed out meanwhile. */
async function keep(
  cache: TokenCache,
  { operator, wish }: Wanted,
  { signIn, changes }: { readonly signIn: OpenSignIn; readonly changes: CacheSections },
): Promise<boolean> {
  if (isPast(wish)) return await cache.add(operator, signIn, changes);
  cache.addLater(operator, signIn, changes);
  return (await cache.opened(operator)) !== undefined;
}

async function check(
  parts: TenantTokenParts,
  wanted: Wanted,
  by: (expected: Expected) => CheckedToken,
): Promise<CheckedToken> {
  const { app, cache } = parts;
  const { operator, tenantId, wish } = wanted;
  try {
    return by({ operator, tenantId, clientId: app.clientId, now: parts.now() });
  } catch (error) {
    // MSAL's own clock thought it good for a while yet.
    if (!isForeign(error) && !wish.forceRefresh) return obtain(parts, { ...wanted, wish: { forceRefresh: true } });
    // Whatever else lies beside a token of somebody else is not to be trusted either.
    if (isForeign(error)) await cache.remove(operator);
    throw error;
  }
}

function isPast({ claims, forceRefresh = false }: TokenWish): boolean {
  return claims !== undefined || forceRefresh;
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
