import type { Operator } from "../../../core/people.ts";
import { mergeCaches, withoutAccessTokens } from "./merge-caches.ts";
import type { TokenCache } from "./token-cache.ts";

/** Puts what a sign-in brought into the operator's partition: fresh access tokens, while other tenants keep their way in. */
export async function keepSignIn(cache: TokenCache, operator: Operator, fresh: string): Promise<void> {
  const before = await cache.load(operator);
  const merged = before.text === undefined ? fresh : mergeCaches(withoutAccessTokens(before.text), fresh);
  await cache.save(operator, merged, before);
}
