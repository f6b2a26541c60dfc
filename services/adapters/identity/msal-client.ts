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
      ...(await app.credential()),
    },
    system: { networkClient: app.network },
  });
  if (cache !== undefined) client.getTokenCache().deserialize(cache);
  return client;
}

export function authorityOf(app: Pick<GraphApp, "cloud">, tenantId: string): string {
  return `${app.cloud.authorityHost}/${tenantId}`;
}
