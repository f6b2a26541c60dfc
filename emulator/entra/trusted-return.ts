import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { isRegistered } from "./is-registered.ts";

/** The way back to the app, with its `state`; AADSTS700016 or 50011 where the request is not that of the registration. */
export function trustedReturn(
  { registrations, redirectUris }: EntraParts,
  query: URLSearchParams,
): (result: Readonly<Record<string, string>>) => string {
  if (query.get("client_id") !== registrations.graphAppId) throw new EntraRefusal(700016);
  const redirectUri = query.get("redirect_uri");
  if (!isRegistered(redirectUris(), redirectUri)) throw new EntraRefusal(50011);
  return (result) => {
    const back = new URL(redirectUri);
    for (const [name, value] of Object.entries(result)) back.searchParams.set(name, value);
    const state = query.get("state");
    if (state !== null) back.searchParams.set("state", state);
    return back.href;
  };
}
