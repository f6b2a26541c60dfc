import type { IncomingMessage, ServerResponse } from "node:http";
import type { Handler } from "../contract.ts";
import type { Reply } from "../http-service.ts";
import type { ChannelKeys } from "./channel-keys.ts";
import { openEventStream } from "./event-stream.ts";
import { pageHeaders, readPageFile } from "./page-files.ts";
import { answerFrom, type Route } from "./routes.ts";
import type { TeamsDriver } from "./teams-driver.ts";

export interface ControlParts {
  /** The page's own address; requests from other pages are refused. */
  readonly origin: string;
  readonly keys: ChannelKeys;
  readonly subscribe: TeamsDriver["subscribe"];
  readonly routes: readonly Route[];
}

/** Everything on the page's port but the connector: page, control, events, the channel's keys. */
export function serveControl(parts: ControlParts): Handler {
  const routes = [...parts.routes, ...channelRoutes(parts.keys)];
  return (request, response) => {
    serve({ ...parts, routes }, request, response).catch((error: unknown) => {
      const status = error instanceof SyntaxError ? 400 : 422;
      if (!response.headersSent)
        sendJson(response, { status, body: { error: error instanceof Error ? error.message : String(error) } });
    });
  };
}

function channelRoutes({ metadata, keys }: ChannelKeys): Route[] {
  return [
    {
      method: "GET",
      path: "/channel/v1/.well-known/openidconfiguration",
      handle: () => ({ status: 200, body: metadata }),
    },
    { method: "GET", path: "/channel/v1/keys", handle: () => ({ status: 200, body: keys }) },
  ];
}

async function serve(
  { origin, subscribe, routes }: ControlParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (isForeign(request, origin)) {
    sendJson(response, { status: 403, body: { error: "Only this page may ask." } });
    return;
  }
  const path = url.split("?")[0] ?? "/";
  if (path === "/_emulator/events") {
    openEventStream(response, subscribe);
    return;
  }
  const answer = await answerFrom(routes, { method, path: url, body: await read(request) });
  if (answer !== undefined) {
    sendJson(response, answer);
    return;
  }
  await servePage(method, path, response);
}

async function servePage(method: string, path: string, response: ServerResponse): Promise<void> {
  const file = ["GET", "HEAD"].includes(method) ? await readPageFile(path) : undefined;
  if (file === undefined) {
    sendJson(response, { status: 404, body: { error: `There is nothing at ${path}.` } });
    return;
  }
  response.writeHead(200, { "content-type": file.type, ...pageHeaders });
  response.end(file.content);
}

/** Another web page, or a name that was bent to this machine, must not drive the chat. */
function isForeign({ headers }: IncomingMessage, origin: string): boolean {
  const port = new URL(origin).port;
  const own = [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`];
  const from = headers.origin === undefined ? undefined : headers.origin.replace(/^http:\/\//, "");
  return !own.includes(headers.host ?? "") || (from !== undefined && !own.includes(from));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, { status, headers = {}, body }: Reply): void {
  // Two steps: a server library in the same process may have patched writeHead to return nothing.
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
}
