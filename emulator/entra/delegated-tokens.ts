import type { JWTPayload } from "jose";
import { operatorRoles } from "../directory/roles-of.ts";
import type { DirectoryUser, Tenant } from "../directory/world.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import type { SignIn } from "./grants-store.ts";
import { requestedScopes } from "./requested-scopes.ts";

export interface DelegatedRequest {
  /** The tenant the token is for. */
  readonly tenant: Tenant;
  readonly signIn: SignIn;
  /** The `scope` parameter as it came. */
  readonly scope: string;
  /** True where the client sent a `claims` parameter, in answer to a challenge. */
  readonly withClaims: boolean;
}

/** The success answer of the token endpoint for a user (facts: identity.md §5.2); refusals are thrown. */
export async function issueDelegatedTokens(
  parts: EntraParts,
  request: DelegatedRequest,
): Promise<Record<string, unknown>> {
  const user = homeUser(parts, request.signIn.userId);
  checkPerson(parts, request, user);
  const roles = operatorRoles(parts.world, request.tenant, user.id);
  if (!roles) throw new EntraRefusal(50020);
  const { graph } = parts.addresses();
  const scopes = grantedScopes(parts, request);
  const seconds = parts.world.conditions.accessTokenSeconds;
  return {
    token_type: "Bearer",
    scope: scopes.map((scope) => (oidc.has(scope) ? scope : `${graph}/${scope}`)).join(" "),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: await parts.mint.sign(graphClaims(parts, request, { user, roles, scopes }), seconds),
    ...(await sessionTokens(parts, request, user)),
  };
}

function homeUser({ world }: EntraParts, userId: string): DirectoryUser {
  const user = world.tenants.get(world.homeTenantId)?.users.get(userId);
  if (!user) throw new EntraRefusal(50034);
  return user;
}

/** Entra puts everything consented into a Graph token, not only what was asked for; asking for more is AADSTS65001. */
function grantedScopes(parts: EntraParts, request: DelegatedRequest): string[] {
  const asked = requestedScopes(request.scope, parts.addresses().graph);
  const { consents } = request.tenant;
  const missing = parts.world.conditions.consentMissing.has(request.tenant.id) || consents.size === 0;
  if (missing || asked.some((scope) => !consents.has(scope))) throw new EntraRefusal(65001);
  return [...consents].filter((scope) => scope !== "offline_access");
}

interface Granted {
  readonly user: DirectoryUser;
  readonly roles: ReadonlySet<string>;
  readonly scopes: readonly string[];
}

function graphClaims(parts: EntraParts, request: DelegatedRequest, { user, roles, scopes }: Granted): JWTPayload {
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
  };
}

const oidc = new Set(["openid", "profile", "email", "offline_access"]);

function checkPerson(parts: EntraParts, request: DelegatedRequest, user: DirectoryUser): void {
  const { conditions } = parts.world;
  if (!user.accountEnabled) throw new EntraRefusal(50057);
  if (conditions.blockedFor.has(user.id)) throw new EntraRefusal(53003, essentialClaims());
  if (conditions.mfaRequiredFor.has(user.id) && !request.signIn.withMfa)
    throw new EntraRefusal(50076, essentialClaims());
}

function essentialClaims(): string {
  return JSON.stringify({
    access_token: { capolids: { essential: true, values: ["b1f6c1de-6f1a-4b8e-a0c7-0a4e8f1f2a33"] } },
  });
}

/** id_token, client_info and, where asked for, a refresh token: what MSAL makes an account of. */
async function sessionTokens(
  parts: EntraParts,
  request: DelegatedRequest,
  user: DirectoryUser,
): Promise<Record<string, unknown>> {
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
      ? { refresh_token: parts.grants.issueRefreshToken({ userId: user.id, withMfa: request.signIn.withMfa }) }
      : {}),
  };
}
