import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Addresses, Entra, Faults, Registrations, RequestLog } from "../contract.ts";
import { findTenant } from "../directory/find-user.ts";
import type { Tenant, World } from "../directory/world.ts";
import { type Asker, createHttpService, type Exchange, type Reply } from "../http-service.ts";
import { answerAuthorize } from "./authorize.ts";
import { instanceDiscovery, openIdConfiguration } from "./discovery.ts";
import type { EntraParts } from "./entra-parts.ts";
import { EntraRefusal, refusalReply } from "./entra-refusal.ts";
import { type CodeRequest, createGrantsStore } from "./grants-store.ts";
import { teamsSsoToken } from "./teams-sso-token.ts";
import { answerTokenRequest, connectorAudience, isBotFrameworkTenant } from "./token-endpoint.ts";
import { createTokenMint } from "./token-mint.ts";

export interface EntraOptions {
  readonly world: World;
  readonly registrations: Registrations;
  /** Asked for each request, because ports are known only after listening. */
  readonly addresses: () => Addresses;
  readonly now: () => Date;
  readonly log: RequestLog;
  readonly faults: Faults;
}

/** Entra as the other parts of the stand-in and the tests know it. */
export interface LocalEntra extends Entra {
  /** The claims of an access token for Graph, signed here, for Graph's address and not expired; else it throws. */
  verifyGraphToken(token: string): Promise<JWTPayload>;
  /** An authorization code as a finished interactive sign-in would bring it back. */
  issueCode(request: CodeRequest): string;
  /** Any claims, signed with the real key: for tests that need a token wrong in one place only. */
  signToken(claims: JWTPayload, lifetimeSeconds: number): Promise<string>;
  /** How often a token for Graph without a user was asked for (and refused). */
  appOnlyRefusals(): number;
}

export async function createEntra(options: EntraOptions): Promise<LocalEntra> {
  const { world, registrations, addresses, now } = options;
  const mint = await createTokenMint(now);
  const parts: EntraParts = {
    world,
    registrations,
    addresses,
    now,
    mint,
    grants: createGrantsStore(now),
    appOnly: { refusals: 0 },
  };
  const handler = createHttpService({
    service: "entra",
    log: options.log,
    faults: options.faults,
    now,
    latencyMs: () => 0,
    identify: (exchange) => Promise.resolve(identify(parts, exchange)),
    answer: async (exchange) => await answer(parts, exchange),
    faultBody: (status) => ({
      error: "temporarily_unavailable",
      error_description: `AADSTS90033: A transient error has occurred (${status}).`,
    }),
  });
  return {
    handler,
    issueTeamsSsoToken: async (userId) => await teamsSsoToken(parts, userId),
    async isConnectorToken(authorization) {
      const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
      const claims = token === undefined ? undefined : await mint.verify(token).catch(() => undefined);
      return claims?.aud === connectorAudience && claims["appid"] === registrations.channelAppId;
    },
    async verifyGraphToken(token) {
      const claims = await mint.verify(token);
      if (claims.aud !== addresses().graph) throw new Error("The audience is not Graph.");
      return claims;
    },
    issueCode: (request) => parts.grants.issueCode(request),
    signToken: async (claims, lifetimeSeconds) => await mint.sign(claims, lifetimeSeconds),
    appOnlyRefusals: () => parts.appOnly.refusals,
  };
}

function identify(parts: EntraParts, exchange: Exchange): Asker {
  const tenant = tenantOf(parts, exchange.path);
  const form = new URLSearchParams(exchange.body);
  const grant = form.get("grant_type");
  const caller = form.get("client_id") ?? basicCredentials(exchange)?.clientId;
  return {
    ...(tenant ? { tenantId: tenant.id } : {}),
    ...(caller === undefined ? {} : { caller }),
    ...(grant === null ? {} : { grant }),
  };
}

function tenantOf(parts: EntraParts, path: string): Tenant | undefined {
  const name = path.split("/")[1] ?? "";
  return findTenant(parts.world, isBotFrameworkTenant(name) ? parts.world.homeTenantId : name);
}

async function answer(parts: EntraParts, exchange: Exchange): Promise<Reply> {
  try {
    return await route(parts, exchange);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    const sent = exchange.headers["client-request-id"];
    return refusalReply(error, typeof sent === "string" ? sent : randomUUID(), parts.now());
  }
}

async function route(parts: EntraParts, exchange: Exchange): Promise<Reply> {
  const [path = "", query] = exchange.path.split("?");
  const { entra } = parts.addresses();
  const endpoint = `/${path.split("/").slice(2).join("/")}`;
  if (endpoint === "/discovery/instance") return instanceDiscovery(entra, parts.world.homeTenantId);
  const tenant = tenantOf(parts, path);
  if (!tenant) throw new EntraRefusal(90002);
  const answers: Readonly<Record<string, () => Reply | Promise<Reply>>> = {
    "/v2.0/.well-known/openid-configuration": () => openIdConfiguration(entra, tenant.id),
    "/discovery/v2.0/keys": () => ({ status: 200, body: parts.mint.jwks }),
    "/oauth2/v2.0/authorize": () => answerAuthorize(parts, tenant, new URLSearchParams(query)),
    "/oauth2/v2.0/token": async () => await token(parts, tenant, exchange),
  };
  const found = answers[endpoint];
  if (!found) return { status: 404, body: { error: "not_found", error_description: "Entra has no such endpoint." } };
  return await found();
}

async function token(parts: EntraParts, tenant: Tenant, exchange: Exchange): Promise<Reply> {
  if (exchange.method !== "POST") throw new EntraRefusal(900561);
  const form = new URLSearchParams(exchange.body);
  return { status: 200, body: await answerTokenRequest(parts, { tenant, form, basic: basicCredentials(exchange) }) };
}

function basicCredentials(exchange: Exchange): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic (.+)$/i.exec(exchange.headers.authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { clientId: formDecoded(clientId), secret: formDecoded(secret.join(":")) };
}

/** Both halves are form-encoded by the book; reading them as a form never throws. */
function formDecoded(text: string): string {
  return new URLSearchParams(`half=${text}`).get("half") ?? "";
}
