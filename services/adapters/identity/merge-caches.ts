import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { sameId } from "../../../core/directory/people.ts";

const cache = z.record(z.string(), z.record(z.string(), z.unknown()));

/** MSAL's cache: sections (AccessToken, IdToken, RefreshToken, Account, AppMetadata) of entries by key; undefined: the entry is gone. */
export type CacheSections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Sections of which MSAL keeps an entry for every tenant. */
const perTenant = ["AccessToken", "IdToken"];

export function parseCache(text: string): CacheSections {
  return cache.parse(JSON.parse(text));
}

/** Two serialized MSAL caches as one; where both have an entry, `ours` wins. */
export function mergeCaches(theirs: string, ours: string): string {
  return JSON.stringify(mergeSections(parseCache(theirs), parseCache(ours)));
}

export function mergeSections(theirs: CacheSections, ours: CacheSections): CacheSections {
  const merged: Record<string, Readonly<Record<string, unknown>>> = { ...theirs };
  for (const [section, entries] of Object.entries(ours)) {
    const all = { ...merged[section], ...entries };
    const isGone = Object.values(entries).includes(undefined);
    merged[section] = isGone ? Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) : all;
  }
  return merged;
}

/** The part that MSAL needs for one tenant: every other tenant's tokens are left out, the way in is not. `home` tells who it is. */
export function sliceFor(
  sections: CacheSections,
  { tenantId, home }: { tenantId: string; home: string },
): CacheSections {
  const slice: Record<string, Readonly<Record<string, unknown>>> = { ...sections };
  for (const section of perTenant) {
    const entries = Object.entries(sections[section] ?? {});
    const wanted = entries.filter(([, one]) => isOf(one, tenantId) || (section === "IdToken" && isOf(one, home)));
    slice[section] = Object.fromEntries(wanted);
  }
  return slice;
}

/** What became of a cache: new and changed entries, and those that are gone as undefined. Undefined: nothing. */
export function changesOf(before: CacheSections, after: CacheSections): CacheSections | undefined {
  const changes: Record<string, Record<string, unknown>> = {};
  for (const section of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was = {}, is = {}] = [before[section], after[section]];
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (!isDeepStrictEqual(was[key], is[key])) (changes[section] ??= {})[key] = is[key];
    }
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** The same cache without its access tokens, or without one tenant's; the way into every tenant stays. */
export function withoutAccessTokens(text: string, ofTenant?: string): string {
  const { AccessToken = {}, ...rest } = parseCache(text);
  const kept = Object.entries(AccessToken).filter(([, token]) => ofTenant !== undefined && !isOf(token, ofTenant));
  return JSON.stringify({ ...rest, AccessToken: Object.fromEntries(kept) });
}

/** Without access tokens whose time is over: nobody asks MSAL for those of a customer that is not looked at again. */
export function withoutExpired(sections: CacheSections, now: Date): CacheSections {
  const { AccessToken = {}, ...rest } = sections;
  const seconds = now.getTime() / 1000;
  const good = Object.entries(AccessToken).filter(
    ([, token]) => Number(field(token, "expires_on") ?? seconds + 1) > seconds,
  );
  return { ...rest, AccessToken: Object.fromEntries(good) };
}

/** The same cache without its way in: what is left ends with the access tokens. */
export function withoutRefreshTokens(text: string): string {
  return JSON.stringify({ ...parseCache(text), RefreshToken: {} });
}

/** MSAL calls the tenant of a token its realm. */
function isOf(token: unknown, tenantId: string): boolean {
  const realm = field(token, "realm");
  return typeof realm === "string" && sameId(realm, tenantId);
}

/** Read by hand: a check of every entry, for every tenant's part, took longer than all else of a token. */
function field(entry: unknown, name: string): unknown {
  return typeof entry === "object" && entry !== null ? (entry as Record<string, unknown>)[name] : undefined;
}
