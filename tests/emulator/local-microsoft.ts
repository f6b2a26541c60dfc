import { once } from "node:events";
import { createServer as createPlainServer, type Server as PlainServer } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificates } from "../../emulator/certificate-authority.ts";
import type { Faults, Registrations, RequestLog } from "../../emulator/contract.ts";
import type { DirectoryUser, Tenant, World } from "../../emulator/directory/world.ts";
import { createEntra, type LocalEntra } from "../../emulator/entra/create-entra.ts";
import { createFaults } from "../../emulator/faults.ts";
import { createGraph } from "../../emulator/graph/create-graph.ts";
import type { MethodCalls } from "../../emulator/graph/method-limit.ts";
import { createRequestLog } from "../../emulator/request-log.ts";
import { registrations as seeded, seedWorld } from "../../emulator/seed/contoso.ts";
import { type Answer, type Sending, sendTo } from "./send-to.ts";

export type { Answer, Sending } from "./send-to.ts";

/** Entra and Graph on real https sockets, with a clock that a test moves. */
export interface LocalMicrosoft {
  readonly world: World;
  tenant(id: string): Tenant;
  readonly entra: LocalEntra;
  readonly entraUrl: string;
  readonly graphUrl: string;
  /** Entra's pages, over plain http. */
  readonly pageUrl: string;
  readonly caPem: string;
  readonly log: RequestLog;
  readonly faults: Faults;
  methodCalls(): Readonly<Record<string, MethodCalls>>;
  /** Moves the clock by milliseconds. */
  advance(ms: number): void;
  now(): Date;
  user(id: string): DirectoryUser;
  send(url: string, sending?: Sending): Promise<Answer>;
  /** Posts a form to the token endpoint of a tenant, with the Graph registration's credentials unless the form has others. */
  token(form: Readonly<Record<string, string>>, tenantId?: string): Promise<Answer>;
  /** A Graph token of a person of the home tenant, by single sign-on and on-behalf-of. */
  graphToken(userId: string): Promise<string>;
  /** A refresh token of a person of the home tenant, by single sign-on and on-behalf-of: no second factor was asked for. */
  refreshToken(userId: string): Promise<string>;
  /** Redeems one at the authority of a tenant. */
  refresh(token: string, tenantId: string, more?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Asks Graph in a customer, as a person of the home tenant with delegated roles there. */
  graphIn(where: { tenantId: string; userId: string }, path: string, sending?: Sending): Promise<Answer>;
  /** Asks Graph, as a person of the home tenant; `path` begins with the version. */
  graph(userId: string, path: string, sending?: Sending): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startLocalMicrosoft(more: Partial<Registrations> = {}): Promise<LocalMicrosoft> {
  const registrations = { ...seeded, ...more };
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const certificates = await makeCertificates(join(tmpdir(), `local-microsoft-${process.getuid?.() ?? 0}`));
  const [log, faults, world] = [createRequestLog(), createFaults({ seed: 1 }), seedWorld(now)];
  const urls = { page: "http://localhost:1", bot: "http://localhost:2", entra: "", graph: "" };
  const addresses = () => urls;
  const entra = await createEntra({
    ...{ world, registrations, addresses, now, log, faults },
    redirectUris: () => ["http://localhost:2/auth/callback"],
  });
  const graph = createGraph({
    world,
    verifyToken: async (bearer) => await entra.verifyGraphToken(bearer),
    addresses,
    now,
    log,
    faults,
  });
  const servers = [
    await listen(createServer(certificates, entra.handler)),
    await listen(createServer(certificates, graph.handler)),
    await listen(createPlainServer(entra.handler)),
  ] as const;
  urls.entra = `https://localhost:${portOf(servers[0])}`;
  urls.graph = `https://localhost:${portOf(servers[1])}`;
  urls.page = `http://localhost:${portOf(servers[2])}`;
  const send = async (url: string, sending: Sending = {}): Promise<Answer> =>
    await sendTo(certificates.caPem, url, sending);
  const token = async (
    form: Readonly<Record<string, string>>,
    tenantId = registrations.homeTenantId,
  ): Promise<Answer> => {
    const own = { client_id: registrations.graphAppId, client_secret: registrations.graphAppSecret };
    const body = new URLSearchParams({ ...own, ...form }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return await send(`${urls.entra}/${tenantId}/oauth2/v2.0/token`, { method: "POST", headers, body });
  };
  const given = (answer: Answer, name: string): string => {
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return String(answer.body[name]);
  };
  const exchange = async (userId: string): Promise<Answer> =>
    await token(onBehalfOf(await entra.issueTeamsSsoToken(userId), `${urls.graph}/.default openid offline_access`));
  const graphToken = async (userId: string): Promise<string> => given(await exchange(userId), "access_token");
  const refreshToken = async (userId: string): Promise<string> => given(await exchange(userId), "refresh_token");
  const refresh = async (refreshed: string, tenantId: string, more = {}): Promise<Answer> =>
    await token(
      {
        ...{ grant_type: "refresh_token", refresh_token: refreshed },
        ...{ scope: `${urls.graph}/.default openid offline_access`, ...more },
      },
      tenantId,
    );
  const graphWith = async (bearer: string, path: string, sending: Sending): Promise<Answer> =>
    await send(`${urls.graph}${path}`, {
      ...sending,
      headers: { authorization: `Bearer ${bearer}`, ...sending.headers },
    });
  return {
    world,
    tenant: (id) => world.tenants.get(id)!,
    entra,
    entraUrl: urls.entra,
    graphUrl: urls.graph,
    pageUrl: urls.page,
    caPem: certificates.caPem,
    log,
    faults,
    methodCalls: graph.methodCalls,
    advance(ms) {
      offset += ms;
    },
    now,
    user: (id) => [...world.tenants.values()].map((tenant) => tenant.users.get(id)).find((user) => user !== undefined)!,
    send,
    token,
    graphToken,
    refreshToken,
    refresh,
    graph: async (userId, path, sending = {}) => await graphWith(await graphToken(userId), path, sending),
    graphIn: async ({ tenantId, userId }, path, sending = {}) =>
      await graphWith(given(await refresh(await refreshToken(userId), tenantId), "access_token"), path, sending),
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      }
    },
  };
}

/** The form of an on-behalf-of request. */
export function onBehalfOf(assertion: string, scope: string): Record<string, string> {
  return {
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    requested_token_use: "on_behalf_of",
    assertion,
    scope,
  };
}

async function listen<S extends Server | PlainServer>(server: S): Promise<S> {
  server.listen(0, "localhost");
  await once(server, "listening");
  return server;
}

function portOf(server: Server | PlainServer): number {
  return (server.address() as AddressInfo).port;
}

/** Code and message of Graph's error envelope. */
export function graphError(answer: Answer): {
  readonly status: number;
  readonly code: string;
  readonly message: string;
} {
  const { code, message } = answer.body["error"] as { code: string; message: string };
  return { status: answer.status, code, message };
}

/** The objects of a collection. */
export function valueOf(answer: Answer): readonly Readonly<Record<string, unknown>>[] {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body["value"] as readonly Readonly<Record<string, unknown>>[];
}

/** Makes a query part; `$` names are given with their `$`. */
export function query(options: Readonly<Record<string, string>>): string {
  return `?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;
}

export const eventual = { headers: { ConsistencyLevel: "eventual" } } as const;
