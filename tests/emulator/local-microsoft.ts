import { once } from "node:events";
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server as PlainServer,
  request as plainRequest,
} from "node:http";
import { createServer, request, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { makeCertificates } from "../../emulator/certificate-authority.ts";
import type { Faults, Registrations, RequestLog } from "../../emulator/contract.ts";
import type { DirectoryUser, Tenant, World } from "../../emulator/directory/world.ts";
import { createEntra, type LocalEntra } from "../../emulator/entra/create-entra.ts";
import { createFaults } from "../../emulator/faults.ts";
import { createGraph } from "../../emulator/graph/create-graph.ts";
import { createRequestLog } from "../../emulator/request-log.ts";
import { registrations as seeded, seedWorld } from "../../emulator/seed/contoso.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a string as it is. */
  readonly body?: object | string;
}

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
  /** Moves the clock by milliseconds. */
  advance(ms: number): void;
  now(): Date;
  user(id: string): DirectoryUser;
  send(url: string, sending?: Sending): Promise<Answer>;
  /** Posts a form to the token endpoint of a tenant, with the Graph registration's credentials unless the form has others. */
  token(form: Readonly<Record<string, string>>, tenantId?: string): Promise<Answer>;
  /** A Graph token of a person of the home tenant, by single sign-on and on-behalf-of. */
  graphToken(userId: string): Promise<string>;
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
  const graphToken = async (userId: string): Promise<string> => {
    const answer = await token(onBehalfOf(await entra.issueTeamsSsoToken(userId), `${urls.graph}/.default`));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return String(answer.body["access_token"]);
  };
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
    advance(ms) {
      offset += ms;
    },
    now,
    user: (id) => [...world.tenants.values()].map((tenant) => tenant.users.get(id)).find((user) => user !== undefined)!,
    send,
    token,
    graphToken,
    async graph(userId, path, sending = {}) {
      const authorization = `Bearer ${await graphToken(userId)}`;
      return await send(`${urls.graph}${path}`, { ...sending, headers: { authorization, ...sending.headers } });
    },
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

/** By `https.request`, which sends a path exactly as given: fetch would tidy `..` and `#` away. */
async function sendTo(ca: string, url: string, { method = "GET", headers = {}, body }: Sending): Promise<Answer> {
  const { origin } = new URL(url);
  const path = url.slice(origin.length);
  const { hostname, port } = new URL(origin);
  const options = { hostname, port, path, method, headers: { ...headers } };
  const outgoing = url.startsWith("https:") ? request({ ...options, ca }) : plainRequest(options);
  outgoing.end(typeof body === "object" ? JSON.stringify(body) : body);
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: parse(await text(response)) };
}

function parse(body: string): Answer["body"] {
  if (body === "") return {};
  return JSON.parse(body.startsWith("{") ? body : JSON.stringify({ text: body })) as Answer["body"];
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
