import type { Operator } from "../../core/directory/people.ts";

/** Where a browser is sent, and for whom. */
export interface AuthorizationRequest {
  readonly operator: Operator;
  /** At whose authority. */
  readonly tenantId: string;
  readonly redirectUri: string;
  /** A claims challenge: Entra asks for what it names, such as a second factor. */
  readonly claims?: string;
  readonly proof: SignInProof;
}

/** What ties the way back to the way out. 43 characters of base64url each. */
export interface SignInProof {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's `code_verifier`. */
  readonly verifier: string;
}

/** The authorization code grant with PKCE, for one operator at one tenant's authority (facts/identity.md §2.5). */
export interface AuthorizationCode {
  /** The address of Entra's page. Throws `graph-unreachable`, `credential-rejected`. */
  urlFor(request: AuthorizationRequest): Promise<string>;
  /**
   * Redeems the code, at most once, and keeps what comes in the operator's own partition. Throws `sign-in-other-account` for anybody
   * else's, `wrong-tenant-token`, and what Entra refuses with (`sign-in-refused`, `sign-in-blocked`, `consent-missing`…).
   */
  redeem(request: AuthorizationRequest, code: string): Promise<void>;
}
