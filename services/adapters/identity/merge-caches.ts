import { z } from "zod";

const cache = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Two serialized MSAL caches as one; where both have an entry, `ours` wins. */
export function mergeCaches(theirs: string, ours: string): string {
  const merged = parse(theirs);
  for (const [section, entries] of Object.entries(parse(ours))) {
    merged[section] = { ...merged[section], ...entries };
  }
  return JSON.stringify(merged);
}

/** The same cache without its access tokens: a new sign-in starts with fresh ones, while other tenants keep their way in. */
export function withoutAccessTokens(text: string): string {
  return JSON.stringify({ ...parse(text), AccessToken: {} });
}

function parse(text: string): z.infer<typeof cache> {
  return cache.parse(JSON.parse(text));
}
