import type { JWTPayload } from "jose";
import type { Addresses, Entra, Faults, Registrations, RequestLog } from "../contract.ts";
import type { World } from "../directory/world.ts";
import { createHttpService } from "../http-service.ts";
import { consentedScopes } from "../seed/consented-scopes.ts";
import { answer, identify } from "./answer.ts";
import type { EntraParts } from "./entra-parts.ts";
import { type CodeRequest, createGrantsStore } from "./grants-store.ts";
import { teamsSsoToken } from "./teams-sso-token.ts";
import { connectorAudience } from "./token-endpoint.ts";
import { createTokenMint } from "./token-mint.ts";

export interface EntraOptions {
  readonly world: World;
  readonly registrations: Registrations;
  /** Asked for each request, because ports are known only after listening. */
  readonly addresses: () => Addresses;
  /** The redirect addresses of the Graph registration; also asked for each request. */
  readonly redirectUris: () => readonly string[];
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
}

export async function createEntra(options: EntraOptions): Promise<LocalEntra> {
  const { world, registrations, addresses, now } = options;
  const mint = await createTokenMint(now);
  const parts: EntraParts = {
    world,
    registrations,
    addresses,
    redirectUris: options.redirectUris,
    registeredScopes: consentedScopes,
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
