import {
  Client,
  type Context,
  type GraphRequest,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from "@microsoft/microsoft-graph-client";
import { endTimeLimit, timeLimit } from "../../time-limit.ts";
import type { GraphAnswer, GraphCall } from "./graph-call.ts";

export interface OnceOptions {
  readonly graphBaseUrl: string;
  readonly accessToken: string;
  readonly signal?: AbortSignal;
}

/** One try by Microsoft's client, without its retries: they re-send an old token and do not hear an abort (facts/graph.md 5.2). */
export async function sendOnce(call: GraphCall, options: OnceOptions): Promise<GraphAnswer> {
  const signal = timeLimit(call.timeoutMs, options.signal);
  try {
    const request = createClient(options)
      .api(`${call.path}${queryOf(call)}`)
      .version(call.version)
      .responseType(ResponseType.RAW)
      .option("signal", signal);
    if (call.advanced) request.header("ConsistencyLevel", "eventual");
    return await readAnswer((await perform(request, call)) as Response);
  } catch {
    options.signal?.throwIfAborted();
    return { status: 0, headers: new Headers(), body: undefined };
  } finally {
    endTimeLimit(signal);
  }
}

async function perform(request: GraphRequest, { method, body }: GraphCall): Promise<unknown> {
  switch (method) {
    case "GET":
      return await request.get();
    case "POST":
      return await request.post(body);
    case "PATCH":
      return await request.patch(body);
    case "DELETE":
      return await request.delete();
  }
}

function queryOf({ query = {} }: GraphCall): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

async function readAnswer(response: Response): Promise<GraphAnswer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A client for one try: the token it carries is of one operator and one tenant. */
function createClient({ graphBaseUrl, accessToken }: OnceOptions): Client {
  const http = new HTTPMessageHandler();
  const { origin } = new URL(graphBaseUrl);
  const bearer: Middleware = {
    async execute(context: Context) {
      if (typeof context.request !== "string") throw new Error("graph-client gives the address as text.");
      const url = new URL(context.request);
      // The token goes to this cloud's Graph and nowhere else, whatever the path said.
      if (url.origin !== origin || url.protocol !== "https:") throw new Error("This is not the Graph of this cloud.");
      const headers = new Headers(context.options?.headers);
      headers.set("Authorization", `Bearer ${accessToken}`);
      context.options = { ...context.options, headers };
      await http.execute(context);
    },
  };
  return Client.initWithMiddleware({ middleware: bearer, baseUrl: `${graphBaseUrl}/` });
}
