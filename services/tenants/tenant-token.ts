import type { Operator } from "../../core/directory/people.ts";

/** A Graph access token that was compared with the tenant, the person and the app it was asked for. Never logged, never stored. */
export interface CheckedToken {
  readonly accessToken: string;
  readonly tenantId: string;
  readonly expiresAt: Date;
}

export interface TokenWish {
  /** A claims challenge from Graph, decoded JSON text: the token must satisfy it. */
  readonly claims?: string;
  /** Past the cache, straight to Entra. */
  readonly forceRefresh?: boolean;
}

/**
 * The operator's own Graph token in one tenant. Throws `sign-in-needed` (with claims where Entra demands some), `sign-in-blocked`,
 * `consent-missing`, `credential-rejected`, `wrong-tenant-token`, `graph-unreachable` (Entra did not answer).
 */
export type TenantToken = (operator: Operator, tenantId: string, wish?: TokenWish) => Promise<CheckedToken>;
