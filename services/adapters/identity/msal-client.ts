import { ConfidentialClientApplication, type INetworkModule } from "@azure/msal-node";
import type { Cloud } from "../../../core/cloud.ts";
import type { AppCredential } from "./app-credential.ts";

export interface GraphApp {
  readonly cloud: Pick<Cloud, "authorityHost" | "graphAudience">;
  /** Where the registration lives, and the operators. */
  readonly homeTenantId: string;
  readonly clientId: string;
  readonly credential: AppCredential;
  readonly network: INetworkModule;
}

/** A client of its own for every call: one that served two operators or tenants could mix their tokens up (facts/identity.md §0.1). */
export async function createMsalClient(app: GraphApp, cache?: string): Promise<ConfidentialClientApplication> {
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId,
      authority: authorityOf(app, app.homeTenantId),
      knownAuthorities: [new URL(app.cloud.authorityHost).host],
      clientCapabilities: ["cp1"],
      ...(cache !== undefined && { authorityMetadata: metadataOf(app) }),
      ...(await app.credential()),
    },
    system: { networkClient: app.network },
  });
  if (cache !== undefined) client.getTokenCache().deserialize(cache);
  return client;
}

/** The addresses of every tenant, as MSAL knows them of Microsoft's own hosts. Of any other it would ask each tenant, before its first token. */
function metadataOf({ cloud }: GraphApp): string {
  const base = `${cloud.authorityHost}/{tenantid}`;
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}

export function authorityOf(app: Pick<GraphApp, "cloud">, tenantId: string): string {
  return `${app.cloud.authorityHost}/${tenantId}`;
}
