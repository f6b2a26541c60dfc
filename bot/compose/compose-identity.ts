import type { Cloud } from "../../core/cloud.ts";
import type { Customer } from "../../core/directory/people.ts";
import { type AppCredentialSource, createAppCredential } from "../../services/adapters/identity/app-credential.ts";
import { createAuthorizationCode } from "../../services/adapters/identity/authorization-code.ts";
import { type ChannelProof, createChannelToken } from "../../services/adapters/identity/channel-token.ts";
import { createCheckSingleSignOn } from "../../services/adapters/identity/check-single-sign-on.ts";
import { consentLink } from "../../services/adapters/identity/consent-link.ts";
import { createEntraNetwork } from "../../services/adapters/identity/entra-network.ts";
import type { GraphApp } from "../../services/adapters/identity/msal-client.ts";
import { createOperatorTokens } from "../../services/adapters/identity/operator-tokens.ts";
import { probeGraphApp } from "../../services/adapters/identity/probe-graph-app.ts";
import { createSeal } from "../../services/adapters/identity/seal.ts";
import { createTenantToken } from "../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../services/adapters/identity/token-cache.ts";
import type { SignIns } from "../../services/sign-in/sign-ins.ts";
import type { TokenPartitions } from "../../services/sign-in/token-partitions.ts";
import type { Log } from "../log.ts";
import type { Config } from "../settings/config.ts";
import { consentedUriOf } from "./compose-sign-in.ts";

export interface IdentityDeps {
  readonly config: Config;
  readonly partitions: TokenPartitions;
  readonly signIns: SignIns;
  readonly now: () => Date;
  readonly log: Log;
}

/** Both registrations' own proofs, and the operators' tokens. */
export function composeIdentity({ config, partitions, signIns, now, log }: IdentityDeps) {
  const { cloud } = config;
  const app: GraphApp = {
    cloud,
    homeTenantId: config.AZURE_TENANT_ID,
    clientId: config.AZURE_CLIENT_ID,
    credential: createAppCredential(graphProof(config)),
    network: createEntraNetwork(now),
  };
  const seal = createSeal(config.TOKEN_CACHE_KEY);
  const cache = createTokenCache({ partitions, seal, now, log });
  const audiences = [app.clientId, `api://${app.clientId}`, `api://botid-${config.MicrosoftAppId}`];
  const checkSingleSignOn = createCheckSingleSignOn({ cloud, homeTenantId: app.homeTenantId, audiences, now, log });
  return {
    operatorTokens: createOperatorTokens({ app, cache, signIns, checkSingleSignOn, now, log }),
    authorizationCode: createAuthorizationCode({ app, cache, now, log }),
    tenantToken: createTenantToken({ app, cache, now, log }),
    probeGraphApp: () => probeGraphApp(app),
    seal,
    channelToken: createChannelToken({
      cloud,
      tenantId: config.MicrosoftAppTenantId,
      appId: config.MicrosoftAppId,
      proof: channelProof(config),
      now,
    }),
  };
}

function graphProof(config: Config): AppCredentialSource {
  const { AZURE_CLIENT_CERTIFICATE_PATH: path, AZURE_FEDERATED_IDENTITY_CLIENT_ID: clientId, cloud } = config;
  if (path !== undefined) return { kind: "certificate", path };
  if (clientId !== undefined) return { kind: "managed-identity", clientId, ...exchangeAudience(cloud) };
  return { kind: "secret", secret: config.AZURE_CLIENT_SECRET ?? "" };
}

function channelProof(config: Config): ChannelProof {
  const { MicrosoftAppCertificatePath: path, MicrosoftAppFederatedIdentityClientId: clientId, cloud } = config;
  if (config.MicrosoftAppType === "UserAssignedMSI") return { kind: "itself" };
  if (path !== undefined) return { kind: "certificate", path };
  if (clientId !== undefined) return { kind: "managed-identity", clientId, ...exchangeAudience(cloud) };
  return { kind: "secret", secret: config.MicrosoftAppPassword ?? "" };
}

const exchangeAudience = ({ tokenExchangeAudience: exchangeAudience }: Cloud) =>
  exchangeAudience === undefined ? {} : { exchangeAudience };

/** The tenant in which the operators live. */
export function homeOf(config: Config): Customer {
  return { tenantId: config.AZURE_TENANT_ID.toLowerCase(), name: config.HOME_NAME, home: true };
}

/** Where an administrator of a customer approves the Graph registration. */
export function consentLinkOf(config: Config) {
  const parts = { cloud: config.cloud, clientId: config.AZURE_CLIENT_ID, redirectUri: consentedUriOf(config) };
  return (tenantId: string) => consentLink(parts, tenantId);
}
