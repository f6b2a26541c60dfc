import type { Addresses } from "../contract.ts";
import type { Reply } from "../http-service.ts";

/**
 * `GET /{tenant}/v2.0/.well-known/openid-configuration`: MSAL tests for issuer, both endpoints and the keys. What a person opens in a
 * browser is on the page's plain http address, or the browser would warn of the stand-in's own CA.
 */
export function openIdConfiguration({ entra, page }: Pick<Addresses, "entra" | "page">, tenantId: string): Reply {
  const base = `${entra}/${tenantId}`;
  return {
    status: 200,
    body: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${page}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      response_modes_supported: ["query"],
      response_types_supported: ["code"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      claims_supported: ["sub", "iss", "aud", "exp", "iat", "name", "oid", "tid", "preferred_username", "nonce", "ver"],
    },
  };
}

/** `GET /common/discovery/instance`: this host and no other. */
export function instanceDiscovery(entra: string, tenantId: string): Reply {
  const host = new URL(entra).host;
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint: `${entra}/${tenantId}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}
