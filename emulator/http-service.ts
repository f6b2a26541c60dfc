import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault, Faults, Handler, RequestLog, Service } from "./contract.ts";

/** A request as it arrived: `path` with its query, never decoded. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The same as it came. */
  readonly bytes: Buffer;
}

/** `body`: an object goes out as JSON, a string as HTML, bytes as they are, undefined as nothing. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the log may know about who asked. */
export interface Asker {
  readonly tenantId?: string;
  readonly caller?: string;
  readonly grant?: string;
}

export interface HttpServiceParts<A extends Asker> {
  readonly service: Service;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly now: () => Date;
  /** How long every answer takes, in milliseconds. */
  readonly latencyMs: () => number;
  /** Must not throw: an unknown asker is an asker without fields. */
  identify(exchange: Exchange): Promise<A>;
  answer(exchange: Exchange, asker: A): Promise<Reply>;
  /** The body of a fault that names none. */
  faultBody(status: number): unknown;
}

const bodyLimit = 1_000_000;

/** A request handler that logs every request, lets the faults in, and never lets a failure of ours end the process. */
export function createHttpService<A extends Asker>(parts: HttpServiceParts<A>): Handler {
  return (request, response) => {
    // Kept from the start: a request cut short has no socket any more.
    const { socket } = request;
    // Whatever breaks in here ends this one request, never the process.
    serve(parts, request, response).then(
      (answered) => answered || socket.destroy(),
      () => socket.destroy(),
    );
  };
}

/** False: the socket is to be closed without an answer. */
async function serve<A extends Asker>(
  parts: HttpServiceParts<A>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const started = performance.now();
  const exchange = await read(request);
  const asker = await parts.identify(exchange);
  const reply = await replyTo(parts, exchange, asker);
  parts.log.add({
    at: parts.now().toISOString(),
    service: parts.service,
    method: exchange.method,
    path: exchange.path,
    status: reply?.status ?? 0,
    ...pick(asker),
    ms: Math.round(performance.now() - started),
  });
  if (reply) send(response, reply);
  return reply !== undefined;
}

/** undefined: no answer. */
async function replyTo<A extends Asker>(
  parts: HttpServiceParts<A>,
  exchange: Exchange,
  asker: A,
): Promise<Reply | undefined> {
  const fault = takeFault(parts, exchange, asker);
  await pause(parts.latencyMs() + (fault?.delayMs ?? 0));
  if (!fault) return await safely(parts, exchange, asker);
  const reply = goesOn(fault) ? await safely(parts, exchange, asker) : undefined;
  await fault.meanwhile?.();
  if (fault.drop) return undefined;
  return fault.answer ? faultReply(parts, fault.answer) : reply;
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await wait(ms);
}

/** A dropped request was not carried out, unless its lost answer says so. */
function goesOn(fault: Fault): boolean {
  return fault.answer ? fault.answer.apply === true : fault.drop !== true;
}

function takeFault<A extends Asker>(parts: HttpServiceParts<A>, exchange: Exchange, asker: A): Fault | undefined {
  const { method, path } = exchange;
  const { tenantId } = asker;
  const of = tenantId === undefined ? {} : { tenantId };
  return parts.faults.take({ service: parts.service, method, path, ...of });
}

function faultReply<A extends Asker>(parts: HttpServiceParts<A>, answer: NonNullable<Fault["answer"]>): Reply {
  const { status, headers = {}, body } = answer;
  return { status, headers, body: body ?? parts.faultBody(status) };
}

async function safely<A extends Asker>(parts: HttpServiceParts<A>, exchange: Exchange, asker: A): Promise<Reply> {
  try {
    return await parts.answer(exchange, asker);
  } catch (error) {
    // A fault of the stand-in itself must be seen as such, not be mistaken for a refusal by Microsoft.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { error: { code: "standInBroke", message } } };
  }
}

async function read(request: IncomingMessage): Promise<Exchange> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new Error("The body is too long.");
    chunks.push(chunk);
  }
  const { method = "GET", url = "/", headers } = request;
  const bytes = Buffer.concat(chunks);
  return { method, path: url, headers, body: bytes.toString("utf8"), bytes };
}

function pick(asker: Asker): Asker {
  const { tenantId, caller, grant } = asker;
  return {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(caller === undefined ? {} : { caller }),
    ...(grant === undefined ? {} : { grant }),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const isText = typeof reply.body === "string";
  const type = isText ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
  if (reply.body === undefined) {
    response.writeHead(reply.status, { ...reply.headers });
    response.end();
    return;
  }
  response.writeHead(reply.status, { "content-type": type, "cache-control": "no-store", ...reply.headers });
  response.end(isText || reply.body instanceof Uint8Array ? reply.body : JSON.stringify(reply.body));
}
