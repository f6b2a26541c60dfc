import { mkdtempSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entra, Faults, RequestLog } from "../../../emulator/contract.ts";
import type { World } from "../../../emulator/directory/world.ts";
import { createFaults } from "../../../emulator/faults.ts";
import { createRequestLog } from "../../../emulator/request-log.ts";
import { registrations, seedWorld } from "../../../emulator/seed/contoso.ts";
import type { Activity } from "../../../emulator/teams/activity.ts";
import { colleaguesOf } from "../../../emulator/teams/colleagues-of.ts";
import { createTeams } from "../../../emulator/teams/create-teams.ts";
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
    method: string,
    path: string,
    body?: unknown,
    authorization?: string,
  ): Promise<{ status: number; body: unknown }>;
  /** Posts a message of the bot and returns its id. */
  post(conversationId: string, activity: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

export const botToken = "Bearer the-connector-token";

/** The local Teams with a bot that answers what it is told, and an Entra that signs people in unless `refuseSso` names them. */
export async function aLocalTeams(options: { refuseSso?: readonly string[] } = {}): Promise<LocalTeams> {
  const received: Received[] = [];
  let answering: Answering = () => ({ status: 200 });
  const bot = await listen(async (request, response) => {
    const activity = JSON.parse(await textOf(request)) as Activity;
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
    issueTeamsSsoToken: (userId) =>
      options.refuseSso?.includes(userId)
        ? Promise.reject(new Error("AADSTS65001: no consent"))
        : Promise.resolve(`eyJhbGciOiJSUzI1NiJ9.${Buffer.from(userId).toString("base64url")}.sig`),
  };
  const faults = createFaults({ seed: 1 });
  const requests = createRequestLog();
  let handler: Parameters<typeof createServer>[1];
  const server = await listen((request, response) => handler?.(request as never, response as never));
  const page = `http://localhost:${portOf(server)}`;
  const teams = await createTeams({
    folder: mkdtempSync(join(tmpdir(), "local-teams-")),
    world,
    colleagues: colleaguesOf(world),
    registrations,
    addresses: { page },
    botEndpoint: () => `http://localhost:${portOf(bot)}/api/messages`,
    botTokenIssuer: "https://api.botframework.com",
    entra,
    faults,
    requests,
    now,
    times: { message: 60, invoke: 60 },
  });
  handler = teams.handler as never;

  const connector: LocalTeams["connector"] = async (method, path, body, authorization = botToken) => {
    const response = await fetch(`${page}/teams/v3/${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
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
      const path = `conversations/${encodeURIComponent(conversationId)}/activities`;
      const { body } = await connector("POST", path, { type: "message", ...activity });
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

type Listener = (
  request: AsyncIterable<Buffer> & { headers: Record<string, string | undefined> },
  response: import("node:http").ServerResponse,
) => unknown;

async function listen(listener: Listener): Promise<Server> {
  const server = createServer((request, response) => void listener(request as never, response));
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.listen(0, "localhost", () => {
    resolve(undefined);
  });
  await promise;
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => {
    resolve(undefined);
  });
  server.closeAllConnections();
  await promise;
}
