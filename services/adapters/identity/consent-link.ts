import type { Cloud } from "../../../core/cloud.ts";
import { graphScopes } from "./graph-scopes.ts";

export interface ConsentParts {
  readonly cloud: Pick<Cloud, "authorityHost" | "graphAudience">;
  /** The Graph registration's client id. */
  readonly clientId: string;
  readonly publicUrl: string;
}

/** The page on which an administrator of a tenant approves the delegated scopes for everybody there (facts/identity.md §2.2). */
export function consentLink({ cloud, clientId, publicUrl }: ConsentParts, tenantId: string): string {
  const link = new URL(`${encodeURIComponent(tenantId)}/v2.0/adminconsent`, `${cloud.authorityHost}/`);
  link.searchParams.set("client_id", clientId);
  link.searchParams.set("scope", graphScopes(cloud).join(" "));
  link.searchParams.set("redirect_uri", new URL("auth/callback", publicUrl.replace(/\/?$/, "/")).href);
  return link.href;
}
