import type { JWTPayload } from "jose";
import type { DirectoryUser } from "../directory/world.ts";
import { type Admitted, admit, type Entry } from "./admit.ts";
import type { EntraParts } from "./entra-parts.ts";
import type { SignIn } from "./grants-store.ts";

/** The success answer of the token endpoint for a user (facts: identity.md §5.2); refusals are thrown. */
export async function issueDelegatedTokens(parts: EntraParts, request: Entry): Promise<Record<string, unknown>> {
  const admitted = admit(parts, request);
  const { user, scopes } = admitted;
  const { graph } = parts.addresses();
  const seconds = parts.world.conditions.accessTokenSeconds;
  return {
    token_type: "Bearer",
    scope: scopes.map((scope) => (oidc.has(scope) ? scope : `${graph}/${scope}`)).join(" "),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: await parts.mint.sign(graphClaims(parts, request, admitted), seconds),
    ...(await sessionTokens(parts, request, user)),
  };
}

function graphClaims(parts: EntraParts, request: Entry, { user, roles, scopes }: Admitted): JWTPayload {
  const contexts = [...new Set([...request.contexts, ...(request.signIn.contexts ?? [])])];
  return {
    aud: parts.addresses().graph,
    iss: `https://sts.windows.net/${request.tenant.id}/`,
    appid: parts.registrations.graphAppId,
    appidacr: "1",
    idtyp: "user",
    oid: user.id,
    tid: request.tenant.id,
    sub: user.id,
    name: user.displayName,
    upn: user.userPrincipalName,
    scp: scopes.join(" "),
    wids: [...roles],
    ver: "1.0",
    ...(request.withClaims ? { xms_claims_met: true } : {}),
    ...(contexts.length === 0 ? {} : { acrs: contexts }),
  };
}

const oidc = new Set(["openid", "profile", "email", "offline_access"]);

/** id_token, client_info and, where asked for, a refresh token: what MSAL makes an account of. */
async function sessionTokens(parts: EntraParts, request: Entry, user: DirectoryUser): Promise<Record<string, unknown>> {
  const { mint, registrations, world } = parts;
  const wanted = new Set(request.scope.split(" "));
  const clientInfo = Buffer.from(JSON.stringify({ uid: user.id, utid: world.homeTenantId })).toString("base64url");
  const idToken = await mint.sign(
    {
      aud: registrations.graphAppId,
      iss: `${parts.addresses().entra}/${request.tenant.id}/v2.0`,
      name: user.displayName,
      preferred_username: user.userPrincipalName,
      oid: user.id,
      sub: user.id,
      tid: request.tenant.id,
      ver: "2.0",
      ...(request.signIn.nonce === undefined ? {} : { nonce: request.signIn.nonce }),
    },
    3600,
  );
  return {
    client_info: clientInfo,
    ...(wanted.has("openid") ? { id_token: idToken } : {}),
    ...(wanted.has("offline_access")
      ? { refresh_token: parts.grants.issueRefreshToken(lastingOf(request.signIn)) }
      : {}),
  };
}

/** Nonce and contexts belong to one sign-in only. */
function lastingOf({ userId, withMfa, via }: SignIn): SignIn {
  return { userId, withMfa, ...(via === undefined ? {} : { via }) };
}
