import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { makeCertificates } from "./certificate-authority.ts";
import { botTokenIssuer, type CloudRecord, cloudRecord } from "./cloud-record.ts";
import type { Addresses, Faults, Handler, Person, Registrations, RequestLog } from "./contract.ts";
import type { World } from "./directory/world.ts";
import { isPagePath } from "./entra/answer.ts";
import { createEntra, type LocalEntra } from "./entra/create-entra.ts";
import { createFaults } from "./faults.ts";
import { createGraph } from "./graph/create-graph.ts";
import type { MethodCalls } from "./graph/method-limit.ts";
import { type Listening, listenLocally } from "./listen-locally.ts";
import { createRequestLog } from "./request-log.ts";
import { registrations, seedWorld } from "./seed/contoso.ts";
import { colleaguesOf } from "./teams/colleagues-of.ts";
import { createTeams } from "./teams/create-teams.ts";
import type { DeliveryTimes } from "./teams/delivery.ts";
import { sharedFilesPath } from "./teams/shared-files.ts";
import type { TeamsDriver } from "./teams/teams-driver.ts";

export interface EmulatorOptions {
  /** For certificates and keys; made where missing. */
  readonly folder: string;
  /** 0: any free port. */
  readonly ports: { readonly page: number; readonly entra: number; readonly graph: number };
  /** Where activities are delivered, e.g. `http://localhost:3978/api/messages`. */
  readonly botEndpoint: string | (() => string);
  /** The bot's `PUBLIC_URL`: its registration's redirect address is below it. Unset: the origin of the endpoint, by the name localhost. */
  readonly botPublicUrl?: string;
  readonly now?: () => Date;
  /** Makes faults by chance repeatable. */
  readonly seed?: number;
  /** How long Teams waits for the bot; unset: as long as the real one. */
  readonly times?: DeliveryTimes;
}

/** A running local Microsoft 365. */
export interface Emulator {
  readonly addresses: Addresses;
  readonly cloud: CloudRecord;
  readonly caPath: string;
  readonly registrations: Registrations;
  readonly world: World;
  readonly people: readonly Person[];
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly entra: LocalEntra;
  /** Calls under the limit on method calls, by tenant id. */
  methodCalls(): Readonly<Record<string, MethodCalls>>;
  readonly teams: TeamsDriver;
  stop(): Promise<void>;
}

type Part = "page" | "entra" | "graph";

/** Starts all parts. Throws `PortInUse`. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { caPath, key, cert } = await makeCertificates(options.folder);
  const handlers: Partial<Record<Part, Handler>> = {};
  const servers = await openPorts(options.ports, { handlers, tls: { key, cert } });
  const botEndpoint = () => (typeof options.botEndpoint === "string" ? options.botEndpoint : options.botEndpoint());
  const fixed = {
    page: `http://localhost:${servers.page.port}`,
    entra: `https://localhost:${servers.entra.port}`,
    graph: `https://localhost:${servers.graph.port}`,
  };
  const addresses = () => ({ ...fixed, bot: new URL(botEndpoint()).origin });

  const parts = await makeParts({ options, fixed, addresses, botEndpoint });
  const { world, faults, requests, entra, graph, teams } = parts;
  const page: Handler = (request, response) => {
    const handle = isPagePath(request.url ?? "") ? entra.handler : teams.handler;
    handle(request, response);
  };
  const graphOrFiles: Handler = (request, response) => {
    const handle = request.url?.startsWith(sharedFilesPath) === true ? teams.files : graph.handler;
    handle(request, response);
  };
  Object.assign(handlers, { page, entra: entra.handler, graph: graphOrFiles });

  return {
    get addresses() {
      return addresses();
    },
    cloud: cloudRecord(fixed, registrations),
    caPath,
    registrations,
    world,
    people: world.people,
    faults,
    requests,
    entra,
    methodCalls: graph.methodCalls,
    teams: teams.driver,
    stop: async () => {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
    },
  };
}

interface Wiring {
  readonly options: EmulatorOptions;
  readonly fixed: Omit<Addresses, "bot">;
  readonly addresses: () => Addresses;
  readonly botEndpoint: () => string;
}

async function makeParts({ options, fixed, addresses, botEndpoint }: Wiring) {
  const now = options.now ?? (() => new Date());
  const world = seedWorld(now);
  const faults = createFaults({ seed: options.seed ?? 1 });
  const requests = createRequestLog();
  const common = { world, registrations, addresses, now, log: requests, faults };
  const redirectUris = () => redirectUrisOf(options.botPublicUrl ?? addresses().bot);
  const entra = await createEntra({ ...common, redirectUris });
  const graph = createGraph({ ...common, verifyToken: (token) => entra.verifyGraphToken(token) });
  const teams = await createTeams({
    ...{ folder: options.folder, world, registrations, faults, requests, now, entra, botTokenIssuer, botEndpoint },
    methodCalls: graph.methodCalls,
    addresses: fixed,
    colleagues: colleaguesOf(world),
    ...(options.times === undefined ? {} : { times: options.times }),
  });
  return { world, faults, requests, entra, graph, teams };
}

/** Where the bot's web sign-in comes back to, and an administrator's approval. */
function redirectUrisOf(publicUrl: string): string[] {
  const base = publicUrl.replace("//127.0.0.1", "//localhost").replace(/\/?$/, "/");
  return ["auth/callback", "auth/consented"].map((path) => new URL(path, base).href);
}

interface Served {
  /** Filled in once the parts are made: they need to know their ports first. */
  readonly handlers: Partial<Record<Part, Handler>>;
  readonly tls: { readonly key: string; readonly cert: string };
}

async function openPorts(ports: EmulatorOptions["ports"], served: Served): Promise<Record<Part, Listening>> {
  const opened: Listening[] = [];
  const open = async (part: Part): Promise<Listening> => {
    const handle = (request: IncomingMessage, response: ServerResponse) => served.handlers[part]?.(request, response);
    const make = () => (part === "page" ? createServer(handle) : createSecureServer(served.tls, handle));
    const listening = await listenLocally(make, ports[part]);
    opened.push(listening);
    return listening;
  };
  try {
    return { page: await open("page"), entra: await open("entra"), graph: await open("graph") };
  } catch (error) {
    await Promise.all(opened.map((server) => server.stop()));
    throw error;
  }
}
