import type { Cloud } from "../../../core/cloud.ts";
import { scopesToApprove } from "./graph-scopes.ts";

export interface ConsentParts {
  readonly cloud: Pick<Cloud, "authorityHost" | "graphAudience">;
  /** The Graph registration's client id. */
  readonly clientId: string;
  /** One of the registration's: where the administrator comes out. */
  readonly redirectUri: string;
}

/** The page on which an administrator of a tenant approves the delegated scopes, the report's among them, for everybody there (facts/identity.md §2.2). */
export function consentLink({ cloud, clientId, redirectUri }: ConsentParts, tenantId: string): string {
  const link = new URL(`${encodeURIComponent(tenantId)}/v2.0/adminconsent`, `${cloud.authorityHost}/`);
  link.searchParams.set("client_id", clientId);
  link.searchParams.set("scope", scopesToApprove(cloud).join(" "));
  link.searchParams.set("redirect_uri", redirectUri);
  return link.href;
}
