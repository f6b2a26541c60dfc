import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";

export interface ChannelKeys {
  /** A token as the channel sends it with an activity. Claims given here replace the usual ones; `undefined` leaves one out. */
  readonly signChannelToken: (claims?: JWTPayload) => Promise<string>;
  /** The OpenID metadata and the keys a bot reads to check such a token. */
  readonly metadata: Record<string, unknown>;
  readonly keys: { readonly keys: readonly JWK[] };
}

export interface ChannelTokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
  readonly metadataBase: string;
  readonly now: () => Date;
}

const lifetimeSeconds = 600;

/** The key pair is kept in `folder`: a bot that runs on while the stand-in restarts looks for new keys once an hour at most. */
export async function createChannelKeys(folder: string, issuer: ChannelTokenIssuer): Promise<ChannelKeys> {
  const secret = await loadKey(join(folder, "channel-key.json"));
  const key = await importJWK(secret, "RS256");
  const { kty, n, e, kid } = secret;
  const shown = { kty, n, e, kid, use: "sig", alg: "RS256", endorsements: ["msteams"] } as JWK;
  return {
    keys: { keys: [shown] },
    metadata: {
      issuer: issuer.issuer,
      authorization_endpoint: "https://invalid.botframework.com",
      jwks_uri: `${issuer.metadataBase}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    },
    signChannelToken: (claims = {}) => {
      const iat = Math.floor(issuer.now().getTime() / 1000);
      const usual = {
        iss: issuer.issuer,
        aud: issuer.audience,
        serviceurl: issuer.serviceUrl,
        nbf: iat,
        iat,
        exp: iat + lifetimeSeconds,
      };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: kid ?? "" })
        .sign(key);
    },
  };
}

async function loadKey(path: string): Promise<JWK> {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as JWK;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const made = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}
