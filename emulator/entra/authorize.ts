import { findUser } from "../directory/find-user.ts";
import type { DirectoryUser, Tenant } from "../directory/world.ts";
import type { Reply } from "../http-service.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";

/**
 * `GET /{tenant}/oauth2/v2.0/authorize`: whoever `login_hint` names signs in, with a second factor, and goes back with a code.
 * A fault before the redirect address is trusted is thrown, everything else goes back to that address.
 */
export function answerAuthorize(parts: EntraParts, tenant: Tenant, query: URLSearchParams): Reply {
  if (query.get("client_id") !== parts.registrations.graphAppId) throw new EntraRefusal(700016);
  const redirectUri = trustedRedirect(parts, query.get("redirect_uri"));
  const back = new URL(redirectUri);
  const state = query.get("state");
  if (state !== null) back.searchParams.set("state", state);
  const problem = faultOf(query);
  if (problem !== undefined) return goBack(back, { error: "invalid_request", error_description: problem });
  const user = hintedUser(parts, query);
  if (!user) return goBack(back, { error: "login_required", error_description: new EntraRefusal(50034).message });
  const nonce = query.get("nonce");
  const code = parts.grants.issueCode({
    userId: user.id,
    withMfa: true,
    tenantId: tenant.id,
    redirectUri,
    codeChallenge: query.get("code_challenge") ?? "",
    ...(nonce === null ? {} : { nonce }),
  });
  return goBack(back, { code });
}

function hintedUser(parts: EntraParts, query: URLSearchParams): DirectoryUser | undefined {
  const home = parts.world.tenants.get(parts.world.homeTenantId);
  return home && findUser(home, query.get("login_hint") ?? "");
}

function faultOf(query: URLSearchParams): string | undefined {
  if (query.get("response_type") !== "code") return new EntraRefusal(900144).message;
  const hasPkce = query.get("code_challenge_method") === "S256" && (query.get("code_challenge") ?? "") !== "";
  if (!hasPkce)
    return "AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption.";
  return (query.get("login_hint") ?? "") === "" ? new EntraRefusal(900144).message : undefined;
}

function trustedRedirect(parts: EntraParts, redirectUri: string | null): string {
  if (redirectUri === null || !URL.canParse(redirectUri)) throw new EntraRefusal(50011);
  const { origin, hostname } = new URL(redirectUri);
  const trusted = origin === new URL(parts.addresses().bot).origin || ["localhost", "127.0.0.1"].includes(hostname);
  if (!trusted) throw new EntraRefusal(50011);
  return redirectUri;
}

function goBack(back: URL, result: Record<string, string>): Reply {
  for (const [name, value] of Object.entries(result)) back.searchParams.set(name, value);
  return { status: 302, headers: { location: back.href } };
}
