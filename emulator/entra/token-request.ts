import type { Tenant } from "../directory/world.ts";

/** A request to the token endpoint of one tenant. */
export interface TokenRequest {
  readonly tenant: Tenant;
  readonly form: URLSearchParams;
  /** From an `Authorization: Basic` header, where one came. */
  readonly basic: { readonly clientId: string; readonly secret: string } | undefined;
}
