import { errors, type JWTPayload } from "jose";
import { askedClaims } from "./asked-claims.ts";
import { checkClient } from "./check-client.ts";
import { issueDelegatedTokens } from "./delegated-tokens.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import type { SignIn } from "./grants-store.ts";
import { needed } from "./needed.ts";
import type { TokenRequest } from "./token-request.ts";

/** What the channel's tokens are for. */
export const connectorAudience = "https://api.botframework.com";
const botFrameworkTenant = "botframework.com";

/** `POST /{tenant}/oauth2/v2.0/token`: the JSON of a success; refusals are thrown. */
export async function answerTokenRequest(parts: EntraParts, request: TokenRequest): Promise<Record<string, unknown>> {
  const clientId = await checkClient(parts, request);
  const grant = needed(request.form, "grant_type");
  if (grant === "client_credentials") return await clientCredentials(parts, request, clientId);
  // Users never sign in to the channel registration: it has no permission on anything.
  if (clientId !== parts.registrations.graphAppId) throw new EntraRefusal(65001);
  const signIn = await signInOf(parts, request, grant);
  return await issueDelegatedTokens(parts, {
    tenant: request.tenant,
    signIn,
    scope: request.form.get("scope") ?? "",
    ...askedClaims(request.form.get("claims")),
  });
}

async function signInOf(parts: EntraParts, request: TokenRequest, grant: string): Promise<SignIn> {
  switch (grant) {
    case "urn:ietf:params:oauth:grant-type:jwt-bearer":
      return await onBehalfOf(parts, request);
    case "refresh_token":
      return refresh(parts, request);
    case "authorization_code":
      return redeem(parts, request);
    default:
      throw new EntraRefusal(70003);
  }
}

async function clientCredentials(
  parts: EntraParts,
  request: TokenRequest,
  clientId: string,
): Promise<Record<string, unknown>> {
  const scope = needed(request.form, "scope");
  if (clientId !== parts.registrations.channelAppId || scope !== `${connectorAudience}/.default`) {
    parts.appOnly.refusals += 1;
    throw new EntraRefusal(7000229);
  }
  const seconds = 86_399;
  const token = await parts.mint.sign(
    {
      aud: connectorAudience,
      iss: `https://sts.windows.net/${request.tenant.id}/`,
      appid: clientId,
      tid: request.tenant.id,
      idtyp: "app",
      ver: "1.0",
    },
    seconds,
  );
  return { token_type: "Bearer", expires_in: seconds, ext_expires_in: seconds, access_token: token };
}

async function onBehalfOf(parts: EntraParts, { form, tenant }: TokenRequest): Promise<SignIn> {
  if (form.get("requested_token_use") !== "on_behalf_of") throw new EntraRefusal(900144);
  const claims = await assertionClaims(parts, needed(form, "assertion"));
  if (claims.aud !== parts.registrations.graphAppId) throw new EntraRefusal(500131);
  // A home-issued assertion at a customer's authority: no word of Microsoft that it works, so it does not (facts: identity.md §2.1 a).
  if (claims["tid"] !== tenant.id || typeof claims["oid"] !== "string") throw new EntraRefusal(50013);
  return { userId: claims["oid"], withMfa: false, via: "on-behalf-of" };
}

async function assertionClaims(parts: EntraParts, assertion: string): Promise<JWTPayload> {
  try {
    return await parts.mint.verify(assertion);
  } catch (error) {
    throw new EntraRefusal(error instanceof errors.JWTExpired ? 500133 : 50013);
  }
}

function refresh({ world, grants }: EntraParts, { form, tenant }: TokenRequest): SignIn {
  const { conditions, homeTenantId } = world;
  const found = grants.refreshToken(needed(form, "refresh_token"));
  if (conditions.refreshTokensRevokedFor.has(found.userId)) throw new EntraRefusal(50173);
  const user = world.tenants.get(homeTenantId)?.users.get(found.userId);
  if (user && found.issuedAt <= user.sessionsValidFrom) throw new EntraRefusal(50173);
  const staysHome = found.via === "on-behalf-of" && conditions.onBehalfOfStaysHome;
  if (staysHome && tenant.id !== homeTenantId) throw new EntraRefusal(70000);
  return found;
}

function redeem(parts: EntraParts, { form, tenant }: TokenRequest): SignIn {
  const proof = { verifier: needed(form, "code_verifier"), redirectUri: needed(form, "redirect_uri") };
  const found = parts.grants.redeemCode(needed(form, "code"), proof);
  // A code belongs to the authority that gave it.
  if (found.tenantId !== tenant.id) throw new EntraRefusal(70000);
  return found;
}

export function isBotFrameworkTenant(name: string): boolean {
  return name.toLowerCase() === botFrameworkTenant;
}
