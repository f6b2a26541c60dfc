import { once } from "node:events";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import { text } from "node:stream/consumers";

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

/** By `https.request`, which sends a path exactly as given: fetch would tidy `..` and `#` away. */
export async function sendTo(
  ca: string,
  url: string,
  { method = "GET", headers = {}, body }: Sending,
): Promise<Answer> {
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
