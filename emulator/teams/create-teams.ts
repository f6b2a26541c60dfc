import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Addresses, Entra, Faults, Handler, Person, Registrations, RequestLog } from "../contract.ts";
import { activateMembership } from "../directory/activate-membership.ts";
import type { World } from "../directory/world.ts";
import { createHttpService, type Exchange, type Reply } from "../http-service.ts";
import { addCustomers } from "../seed/add-customers.ts";
import { createActivityLog } from "./activity-log.ts";
import { createActivityWriter } from "./activity-writer.ts";
import { createChannelKeys } from "./channel-keys.ts";
import { createChat } from "./chat.ts";
import { connectorRoutes } from "./connector.ts";
import { connectorError, unauthorized } from "./connector-error.ts";
import { controlRoutes } from "./control-routes.ts";
import type { Conversation } from "./conversation.ts";
import { createDriver } from "./create-driver.ts";
import { createDelivery, type DeliveryTimes, teamsTimes } from "./delivery.ts";
import { createPress } from "./press.ts";
import { rosterRoutes } from "./roster.ts";
import { answerFrom, type Route } from "./routes.ts";
import { serveControl } from "./serve-control.ts";
import { createSharedFiles } from "./shared-files.ts";
import { createSingleSignOn } from "./single-sign-on.ts";
import type { TeamsDriver } from "./teams-driver.ts";

export interface TeamsParts {
  /** Where the channel's key is kept. */
  readonly folder: string;
  readonly world: World;
  /** Members of the team who sit at no page: they can be mentioned, and have no chat with the bot. */
  readonly colleagues: readonly Person[];
  readonly registrations: Registrations;
  readonly addresses: Pick<Addresses, "page" | "graph">;
  readonly botEndpoint: () => string;
  readonly botTokenIssuer: string;
  readonly entra: Entra;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Graph's count of calls to authentication methods, to be told with the other counters. */
  readonly methodCalls: () => unknown;
  readonly now: () => Date;
  readonly times?: DeliveryTimes;
}

export interface Teams {
  readonly handler: Handler;
  /** What people sent, for the port of another part. */
  readonly files: Handler;
  readonly driver: TeamsDriver;
}

/** The local Teams: connector, channel keys, control and the chat page behind one handler. */
export async function createTeams(parts: TeamsParts): Promise<Teams> {
  const { world, registrations, addresses, now, entra, methodCalls } = parts;
  const serviceUrl = `${addresses.page}/teams/`;
  const metadataBase = `${addresses.page}/channel/v1`;
  const issuer = { issuer: parts.botTokenIssuer, audience: registrations.channelAppId, serviceUrl, metadataBase, now };
  const keys = await createChannelKeys(parts.folder, issuer);
  const chat = createChat({ people: world.people, colleagues: parts.colleagues, registrations, now });
  const log = createActivityLog(now);
  const writer = createActivityWriter({ registrations, serviceUrl, now, newId: randomUUID });
  const signToken = () => keys.signChannelToken();
  const delivery = createDelivery({ botEndpoint: parts.botEndpoint, signToken, log, times: parts.times ?? teamsTimes });
  const signOn = createSingleSignOn({ chat, writer, delivery, entra });
  const press = createPress({ chat, writer, delivery, signOn });
  const files = createSharedFiles({ ...parts, origin: addresses.graph, log: parts.requests });
  const driver = createDriver({ chat, writer, delivery, press, signOn, keys, log, files });

  const onPosted = (conversation: Conversation, messageId: string) => {
    const message = chat.message(conversation.id, messageId);
    const person = chat.person(conversation.members[0] ?? "");
    if (message === undefined || person === undefined) return;
    // The bot has its answer before the client comes with a token, as over a real network.
    setImmediate(() => void signOn.meetSignInCard({ person, conversation }, message));
  };
  const routes = [...connectorRoutes({ chat, log, onPosted }), ...rosterRoutes(chat, registrations.homeTenantId)];
  const connector = connectorService(parts, routes);
  const reset = () => {
    world.reset();
    chat.reset();
  };
  const control = serveControl({
    origin: addresses.page,
    keys,
    subscribe: driver.subscribe,
    routes: controlRoutes({
      ...{ driver, faults: parts.faults, requests: parts.requests, world, reset },
      counters: () => ({ clientCredentialsForGraph: entra.appOnlyRefusals(), methodCalls: methodCalls() }),
      addCustomers: (size) => addCustomers(world, size),
      activateMembership: (membership) => {
        activateMembership(world, membership);
      },
    }),
  });
  const handler = (request: IncomingMessage, response: ServerResponse) => {
    const handle = request.url?.startsWith("/teams/") === true ? connector : control;
    handle(request, response);
  };
  return { handler, files: files.handler, driver };
}

function connectorService(
  { entra, registrations, faults, requests, now }: TeamsParts,
  routes: readonly Route[],
): Handler {
  const known = { caller: registrations.channelAppId, tenantId: registrations.homeTenantId };
  return createHttpService<{ caller?: string; tenantId?: string }>({
    service: "connector",
    log: requests,
    faults,
    now,
    latencyMs: () => 0,
    identify: async ({ headers }) => ((await entra.isConnectorToken(headers.authorization)) ? known : {}),
    answer: async (exchange, asker) =>
      asker.caller === undefined ? unauthorized : await answerConnector(routes, exchange),
    faultBody: (status) => ({ error: { code: "ServiceError", message: `The service answered ${status}.` } }),
  });
}

async function answerConnector(routes: readonly Route[], exchange: Exchange): Promise<Reply> {
  try {
    return (
      (await answerFrom(routes, exchange)) ?? {
        status: 404,
        body: { message: "No HTTP resource was found that matches the request URI." },
      }
    );
  } catch (error) {
    if (error instanceof SyntaxError) return connectorError("BadSyntax");
    throw error;
  }
}
