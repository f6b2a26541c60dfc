import { z } from "zod";
import { sameId } from "../../../core/people.ts";

const cache = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Two serialized MSAL caches as one; where both have an entry, `ours` wins. */
export function mergeCaches(theirs: string, ours: string): string {
  const merged = parse(theirs);
  for (const [section, entries] of Object.entries(parse(ours))) {
    merged[section] = { ...merged[section], ...entries };
  }
  return JSON.stringify(merged);
}

/** The same cache without its access tokens, or without one tenant's; the way into every tenant stays. */
export function withoutAccessTokens(text: string, ofTenant?: string): string {
  const { AccessToken = {}, ...rest } = parse(text);
  const kept = Object.entries(AccessToken).filter(([, token]) => ofTenant !== undefined && !isOf(token, ofTenant));
  return JSON.stringify({ ...rest, AccessToken: Object.fromEntries(kept) });
}

/** The same cache without its way in: what is left ends with the access tokens. */
export function withoutRefreshTokens(text: string): string {
  return JSON.stringify({ ...parse(text), RefreshToken: {} });
}

/** MSAL calls the tenant of a token its realm. */
function isOf(token: unknown, tenantId: string): boolean {
  const { realm } = z.looseObject({ realm: z.string() }).parse(token);
  return sameId(realm, tenantId);
}

function parse(text: string): z.infer<typeof cache> {
  return cache.parse(JSON.parse(text));
}
