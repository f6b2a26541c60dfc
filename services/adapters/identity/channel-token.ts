import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from "@azure/identity";
import type { Cloud } from "../../../core/cloud.ts";
import { Problem } from "../../../core/problem.ts";

export interface ChannelApp {
  readonly cloud: Pick<Cloud, "botLoginUrl" | "botOAuthScope">;
  readonly tenantId: string;
  readonly appId: string;
  /** Unset: the registration is a user-assigned managed identity (UserAssignedMSI). */
  readonly secret?: string;
}

/** The bot's own token for the connector; cached and renewed by the credential. Throws `credential-rejected`. */
export function createChannelToken(app: ChannelApp): () => Promise<string> {
  const credential = credentialOf(app);
  return async () => {
    try {
      const token = await credential.getToken(`${app.cloud.botOAuthScope}/.default`);
      if (!token) throw new Error("Entra gave no token for the channel.");
      return token.token;
    } catch (cause) {
      throw new Problem("credential-rejected", { cause });
    }
  };
}

function credentialOf({ cloud, tenantId, appId, secret }: ChannelApp): TokenCredential {
  if (secret === undefined) return new ManagedIdentityCredential({ clientId: appId });
  // Only the host counts, with or without a tenant behind it; it comes from the cloud record, so nobody is asked whether it is an authority.
  const options = { authorityHost: new URL(cloud.botLoginUrl).origin, disableInstanceDiscovery: true };
  return new ClientSecretCredential(tenantId, appId, secret, options);
}
