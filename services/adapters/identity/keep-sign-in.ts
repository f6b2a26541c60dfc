import type { Operator } from "../../../core/directory/people.ts";
import { mergeCaches, withoutAccessTokens } from "./merge-caches.ts";
import type { TokenCache } from "./token-cache.ts";

/**
 * Puts what a sign-in brought into the operator's partition. Access tokens from before it go: all of them, or those of the tenant that
 * was signed in to; every tenant keeps its way in.
 */
export async function keepSignIn(
  cache: TokenCache,
  operator: Operator,
  { fresh, ofTenant }: { fresh: string; ofTenant?: string },
): Promise<void> {
  const before = await cache.load(operator);
  const merged = before.text === undefined ? fresh : mergeCaches(withoutAccessTokens(before.text, ofTenant), fresh);
  await cache.save(operator, merged, before);
}
