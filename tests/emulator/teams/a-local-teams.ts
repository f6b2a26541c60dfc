import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Entra, Faults, Handler, RequestLog } from "../../../emulator/contract.ts";
import type { World } from "../../../emulator/directory/world.ts";
import { createFaults } from "../../../emulator/faults.ts";
import { createRequestLog } from "../../../emulator/request-log.ts";
import { registrations, seedWorld } from "../../../emulator/seed/contoso.ts";
import type { Activity } from "../../../emulator/teams/activity.ts";
import { colleaguesOf } from "../../../emulator/teams/colleagues-of.ts";
import { createTeams } from "../../../emulator/teams/create-teams.ts";
import { type DeliveryTimes, teamsTimes } from "../../../emulator/teams/delivery.ts";
import type { TeamsDriver } from "../../../emulator/teams/teams-driver.ts";

/** What the fake bot got: the activity and the token it came with. */
export interface Received {
  readonly activity: Activity;
  readonly token: string;
}

/** `never` leaves the request without an answer. */
export type Answering = (activity: Activity) => { status: number; body?: unknown } | "never";

export interface LocalTeams {
  readonly page: string;
  readonly driver: TeamsDriver;
  readonly received: Received[];
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly world: World;
  /** Activities the bot got, of this type or name. */
  got(kind: string): Activity[];
  /** How the bot answers from now on; 200 without a body at first. */
  answerWith(answering: Answering): void;
  /** Calls the connector as the bot, or with another header. */
  connector(
    request: `${string} ${string}`,
    body?: unknown,
    authorization?: string,
  ): Promise<{ status: number; body: unknown }>;
  /** Posts a message of the bot and returns its id. */
  post(conversationId: string, activity: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

/** One folder for all: making the channel's key takes longer than most tests. */
const folder = mkdtempSync(join(tmpdir(), "local-teams-"));

const botToken = "Bearer the-connector-token";

/** The local Teams with a bot that answers what it is told, and an Entra that signs people in unless `refuseSso` names them. */
export async function aLocalTeams(
  options: { refuseSso?: readonly string[]; times?: DeliveryTimes } = {},
): Promise<LocalTeams> {
  const received: Received[] = [];
  let answering: Answering = () => ({ status: 200 });
  const bot = await listen(async (request, response) => {
    const activity = JSON.parse(await text(request)) as Activity;
    received.push({ activity, token: request.headers.authorization?.replace("Bearer ", "") ?? "" });
    const answer = answering(activity);
    if (answer === "never") return;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  const now = () => new Date();
  const world = seedWorld(now);
  const entra: Entra = {
    handler: () => undefined,
    isConnectorToken: (authorization) => Promise.resolve(authorization === botToken),
    appOnlyRefusals: () => 0,
    issueTeamsSsoToken: (userId) =>
      options.refuseSso?.includes(userId)
        ? Promise.reject(new Error("AADSTS65001: no consent"))
        : Promise.resolve(`eyJhbGciOiJSUzI1NiJ9.${Buffer.from(userId).toString("base64url")}.sig`),
  };
  const faults = createFaults({ seed: 1 });
  const requests = createRequestLog();
  const made: { handler?: Handler } = {};
  const server = await listen((request, response) => made.handler?.(request, response));
  const page = `http://localhost:${portOf(server)}`;
  const teams = await createTeams({
    folder,
    world,
    colleagues: colleaguesOf(world),
    registrations,
    addresses: { page, graph: page },
    botEndpoint: () => `http://localhost:${portOf(bot)}/api/messages`,
    botTokenIssuer: "https://api.botframework.com",
    entra,
    faults,
    requests,
    methodCalls: () => ({}),
    now,
    times: options.times ?? teamsTimes,
  });
  made.handler = teams.handler;

  const connector: LocalTeams["connector"] = async (request, body, authorization = botToken) => {
    const [method = "", path = ""] = request.split(" ");
    const response = await fetch(`${page}/teams/v3/${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    return { status: response.status, body: answer.length === 0 ? undefined : (JSON.parse(answer) as unknown) };
  };
  return {
    page,
    driver: teams.driver,
    received,
    faults,
    requests,
    world,
    got: (kind) => received.map((one) => one.activity).filter((one) => one.type === kind || one.name === kind),
    answerWith: (next) => {
      answering = next;
    },
    connector,
    post: async (conversationId, activity) => {
      const path = `conversations/${encodeURIComponent(conversationId)}/activities` as const;
      const { body } = await connector(`POST ${path}`, { type: "message", ...activity });
      return (body as { id: string }).id;
    },
    stop: async () => {
      await Promise.all([stop(server), stop(bot)]);
    },
  };
}

/** An adaptive card as attachment. */
export function card(body: readonly unknown[], actions: readonly unknown[] = []): Record<string, unknown> {
  const content = { type: "AdaptiveCard", version: "1.5", body, actions };
  return { attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

/** The first TextBlock of the first card, as text. */
export function firstText(attachments: readonly { content?: unknown }[]): string | undefined {
  return (attachments[0]?.content as { body?: { text?: string }[] } | undefined)?.body?.[0]?.text;
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<Server> {
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "localhost");
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}
