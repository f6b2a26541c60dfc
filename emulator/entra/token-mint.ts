import { randomUUID } from "node:crypto";
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";

/** The one signing key of the stand-in's Entra, new in every process. */
export interface TokenMint {
  /** Public keys, for `/discovery/v2.0/keys`. */
  readonly jwks: JSONWebKeySet;
  /** An RS256 token with `iat`, `nbf` and `exp` so many seconds from now. */
  sign(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** The claims of a token signed here and not expired; throws the errors of `jose`. */
  verify(token: string): Promise<JWTPayload>;
}

/** Tokens whose signature was seen to be good; the one seen longest ago goes first. */
const mostRemembered = 2000;

export async function createTokenMint(now: () => Date): Promise<TokenMint> {
  const pair: { publicKey: CryptoKey; privateKey: CryptoKey } = await generateKeyPair("RS256");
  const kid = randomUUID();
  const verified = new Map<string, JWTPayload>();
  const jwk = { ...(await exportJWK(pair.publicKey)), kid, use: "sig", alg: "RS256" };
  return {
    jwks: { keys: [jwk] },
    async sign(claims, lifetimeSeconds) {
      const issued = Math.floor(now().getTime() / 1000);
      return await new SignJWT({ ...claims, uti: randomUUID() })
        .setProtectedHeader({ typ: "JWT", alg: "RS256", kid })
        .setIssuedAt(issued)
        .setNotBefore(issued)
        .setExpirationTime(issued + lifetimeSeconds)
        .sign(pair.privateKey);
    },
    async verify(token) {
      // A signature stays good, only a token's time runs out: that it is over is said by the whole check.
      const known = verified.get(token);
      if (known && isCurrent(known, now())) return known;
      const { payload } = await jwtVerify(token, pair.publicKey, { algorithms: ["RS256"], currentDate: now() });
      for (const oldest of verified.keys()) if (verified.size >= mostRemembered) verified.delete(oldest);
      verified.set(token, payload);
      return payload;
    },
  };
}

function isCurrent({ nbf = 0, exp = 0 }: JWTPayload, now: Date): boolean {
  const seconds = now.getTime() / 1000;
  return nbf <= seconds && seconds < exp;
}
