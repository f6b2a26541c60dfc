import {
  type AccessToken,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from "@azure/identity";
import type { Cloud } from "../../../core/cloud.ts";
import { Problem } from "../../../core/problem.ts";
import type { AppCredentialSource } from "./app-credential.ts";
import { createManagedAssertion } from "./managed-assertion.ts";

/** How the channel registration proves itself; `itself`: it is a user-assigned managed identity (UserAssignedMSI). */
export type ChannelProof = AppCredentialSource | { readonly kind: "itself" };

export interface ChannelApp {
  readonly cloud: Pick<Cloud, "botLoginUrl" | "botOAuthScope">;
  readonly tenantId: string;
  readonly appId: string;
  readonly proof: ChannelProof;
  readonly now: () => Date;
}

/** Long enough for a request that is under way to end. */
const renewBeforeMs = 5 * 60 * 1000;

/**
 * The bot's own token for the connector. The credential is made anew for each token, since it would keep the first certificate it
 * read; the token is kept here until five minutes before its end. Throws `credential-rejected`.
 */
export function createChannelToken(app: ChannelApp): () => Promise<string> {
  let known: AccessToken | undefined;
  let underWay: Promise<AccessToken> | undefined;
  const fetchToken = async (): Promise<AccessToken> => {
    try {
      const token = await credentialOf(app).getToken(`${app.cloud.botOAuthScope}/.default`);
      if (!token) throw new Error("Entra gave no token for the channel.");
      return token;
    } catch (cause) {
      throw new Problem("credential-rejected", { cause });
    }
  };
  return async () => {
    if (known && known.expiresOnTimestamp - renewBeforeMs > app.now().getTime()) return known.token;
    underWay ??= fetchToken().finally(() => {
      underWay = undefined;
    });
    known = await underWay;
    return known.token;
  };
}

function credentialOf({ cloud, tenantId, appId, proof }: ChannelApp): TokenCredential {
  // Only the host counts, with or without a tenant behind it; it comes from the cloud record, so nobody is asked whether it is an authority.
  const options = { authorityHost: new URL(cloud.botLoginUrl).origin, disableInstanceDiscovery: true };
  switch (proof.kind) {
    case "itself":
      return new ManagedIdentityCredential({ clientId: appId });
    case "secret":
      return new ClientSecretCredential(tenantId, appId, proof.secret, options);
    case "certificate":
      return new ClientCertificateCredential(tenantId, appId, { certificatePath: proof.path }, options);
    case "managed-identity":
      return new ClientAssertionCredential(tenantId, appId, createManagedAssertion(proof), options);
  }
}
