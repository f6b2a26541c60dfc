import { createHash, randomBytes } from "node:crypto";
import { EntraRefusal } from "./entra-refusal.ts";

/** Who signed in, and how strongly. */
export interface SignIn {
  readonly userId: string;
  /** True after an interactive sign-in with a second factor. */
  readonly withMfa: boolean;
  readonly nonce?: string;
  /** Authentication contexts met at this sign-in, e.g. `c1`. */
  readonly contexts?: readonly string[];
  /** How it came about, where it was not a sign-in in a browser. */
  readonly via?: "on-behalf-of";
}

export interface CodeRequest extends SignIn {
  readonly tenantId: string;
  readonly redirectUri: string;
  /** base64url of the SHA-256 of the verifier. */
  readonly codeChallenge: string;
}

const codeLifetimeMs = 10 * 60_000;

/** Refresh tokens and authorization codes given out so far; in memory, they end with the process. */
export interface GrantsStore {
  issueRefreshToken(signIn: SignIn): string;
  /** Throws AADSTS70000 for one never given out. `issuedAt` in milliseconds. A redeemed one stays valid, as with Microsoft. */
  refreshToken(token: string): SignIn & { readonly issuedAt: number };
  issueCode(request: CodeRequest): string;
  /** Once only, with the verifier and the redirect address of the request; else the AADSTS error of that fault. */
  redeemCode(code: string, proof: { verifier: string; redirectUri: string }): CodeRequest;
}

export function createGrantsStore(now: () => Date): GrantsStore {
  const refreshTokens = new Map<string, SignIn & { issuedAt: number }>();
  const codes = new Map<string, { request: CodeRequest; issuedAt: number; used: boolean }>();
  const opaque = (prefix: string): string => prefix + randomBytes(48).toString("base64url");
  return {
    issueRefreshToken(signIn) {
      const token = opaque("1.A");
      refreshTokens.set(token, { ...signIn, issuedAt: now().getTime() });
      return token;
    },
    refreshToken(token) {
      const found = refreshTokens.get(token);
      if (!found) throw new EntraRefusal(70000);
      return found;
    },
    issueCode(request) {
      const code = opaque("1.C");
      codes.set(code, { request, issuedAt: now().getTime(), used: false });
      return code;
    },
    redeemCode(code, { verifier, redirectUri }) {
      const found = codes.get(code);
      if (!found) throw new EntraRefusal(70000);
      if (found.used) throw new EntraRefusal(54005);
      found.used = true;
      if (now().getTime() - found.issuedAt > codeLifetimeMs) throw new EntraRefusal(70008);
      if (found.request.redirectUri !== redirectUri) throw new EntraRefusal(50011);
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      if (challenge !== found.request.codeChallenge) throw new EntraRefusal(501481);
      return found.request;
    },
  };
}
