import { randomBytes } from "node:crypto";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { Cloud } from "../../core/cloud.ts";
import type { Operator } from "../../core/directory/people.ts";
import type { Registrations } from "../../emulator/contract.ts";
import { registrations } from "../../emulator/seed/contoso.ts";
import { createOpenTenant } from "../../services/adapters/graph/create-open-tenant.ts";
import { createAppCredential } from "../../services/adapters/identity/app-credential.ts";
import { createCheckSingleSignOn } from "../../services/adapters/identity/check-single-sign-on.ts";
import { createEntraNetwork } from "../../services/adapters/identity/entra-network.ts";
import type { GraphApp } from "../../services/adapters/identity/msal-client.ts";
import { createOperatorTokens } from "../../services/adapters/identity/operator-tokens.ts";
import { createSeal, type Seal } from "../../services/adapters/identity/seal.ts";
import { createTenantToken } from "../../services/adapters/identity/tenant-token.ts";
import { createTokenCache } from "../../services/adapters/identity/token-cache.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import type { OpenTenant } from "../../services/tenants/open-tenant.ts";
import type { TenantToken } from "../../services/tenants/tenant-token.ts";
import { type LocalMicrosoft, startLocalMicrosoft } from "../emulator/local-microsoft.ts";
import { memorySignIns } from "./fakes/memory-sign-ins.ts";
import { memoryTokenPartitions } from "./fakes/memory-token-partitions.ts";
import { memoryBudget } from "./memory-budget.ts";
import { recordingLog } from "./recording-log.ts";

/** Our adapters against the stand-in over real https sockets. Waiting moves the stand-in's clock instead of sleeping. */
export interface Desk {
  readonly microsoft: LocalMicrosoft;
  readonly cloud: Cloud;
  readonly tokens: OperatorTokens;
  readonly tenantToken: TenantToken;
  readonly openTenant: OpenTenant;
  readonly app: GraphApp;
  readonly seal: Seal;
  readonly partitions: ReturnType<typeof memoryTokenPartitions>;
  readonly log: ReturnType<typeof recordingLog>;
  /** Every wait so far, in milliseconds. */
  readonly waits: number[];
  /** An operator of the home tenant by object id. */
  operator(objectId: string): Operator;
  /** What is stored of an operator, decrypted. */
  openedCache(operator: Operator): Promise<string>;
  /** Signs a person of the home tenant in, by the token their Teams client would send. */
  signIn(objectId: string): Promise<Operator>;
  /** The requests Graph has seen since the last call, e.g. `GET /v1.0/users`; queries left out. */
  graphRequests(): string[];
}

export async function startDesk(more: Partial<Registrations> = {}): Promise<Desk> {
  const microsoft = await startLocalMicrosoft(more);
  setDefaultCACertificates([...getCACertificates("default"), microsoft.caPem]);
  const now = (): Date => microsoft.now();
  const cloud = cloudOf(microsoft);
  const [partitions, log, waits] = [memoryTokenPartitions(), recordingLog(), [] as number[]];
  const app = {
    cloud,
    homeTenantId: registrations.homeTenantId,
    clientId: registrations.graphAppId,
    credential: createAppCredential({ kind: "secret", secret: registrations.graphAppSecret }),
    network: createEntraNetwork(now),
  };
  const seal = createSeal(randomBytes(32).toString("base64"));
  const cache = createTokenCache({ partitions, seal, now, log });
  const { homeTenantId } = registrations;
  const checkSingleSignOn = createCheckSingleSignOn({ cloud, homeTenantId, audiences: [app.clientId], now, log });
  const tokens = createOperatorTokens({ app, cache, signIns: memorySignIns(), checkSingleSignOn, now, log });
  const tenantToken = createTenantToken({ app, cache, now, log });
  const wait = (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    waits.push(ms);
    microsoft.advance(ms);
    return Promise.resolve();
  };
  const operator = (objectId: string): Operator => ({ tenantId: homeTenantId, objectId, name: "Operator" });
  return {
    microsoft,
    cloud,
    app,
    tokens,
    tenantToken,
    seal,
    openedCache: async (who) => (await cache.load(who)).text ?? "",
    openTenant: createOpenTenant({
      tokens: tenantToken,
      cloud,
      served: (tenantId) => {
        const tenant = microsoft.world.tenants.get(tenantId);
        return tenant && { name: tenant.displayName };
      },
      now,
      wait,
      budget: memoryBudget({ now, wait }),
      random: () => 0.5,
      log,
    }),
    partitions,
    log,
    waits,
    operator,
    async signIn(objectId) {
      await tokens.signIn(operator(objectId), await microsoft.entra.issueTeamsSsoToken(objectId));
      return operator(objectId);
    },
    graphRequests() {
      const seen = microsoft.log.all().filter(({ service }) => service === "graph");
      microsoft.log.clear();
      return seen.map(({ method, path }) => `${method} ${path.split("?")[0] ?? ""}`);
    },
  };
}

function cloudOf({ entraUrl, graphUrl }: LocalMicrosoft): Cloud {
  return {
    name: "local",
    authorityHost: entraUrl,
    graphBaseUrl: graphUrl,
    graphAudience: graphUrl,
    botLoginUrl: entraUrl,
    botOAuthScope: "https://api.botframework.com",
    botTokenIssuer: "https://api.botframework.com",
    botOAuthUrl: "http://localhost:1",
    botOpenIdMetadataUrl: "http://localhost:1/v1/.well-known/openidconfiguration",
    serviceUrls: ["http://localhost:1/"],
    downloadHosts: [],
  };
}
