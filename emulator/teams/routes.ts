import type { Reply } from "../http-service.ts";

/** One request, parsed. `params` are the decoded parameters of the route's path, in order. */
export interface Call {
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined where there was none. */
  readonly body: unknown;
}

export interface Route {
  readonly method: string;
  /** Segments starting with a colon are parameters, e.g. `/v3/conversations/:c/members`. */
  readonly path: string;
  handle(call: Call): Reply | Promise<Reply>;
}

/** `path` as it arrived, with its query. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Answers from the first route that fits; undefined: there is none. A body that isn't JSON throws a SyntaxError. */
export async function answerFrom(routes: readonly Route[], asked: Asked): Promise<Reply | undefined> {
  const [path = "", query = ""] = asked.path.split("?");
  const segments = path.split("/");
  for (const route of routes) {
    const parts = route.path.split("/");
    const fits =
      parts.length === segments.length && parts.every((part, at) => part.startsWith(":") || part === segments[at]);
    if (!fits || route.method !== asked.method) continue;
    const params = segments.filter((_, at) => parts[at]?.startsWith(":")).map(decode);
    const body: unknown = asked.body === "" ? undefined : JSON.parse(asked.body);
    return await route.handle({ params, query: new URLSearchParams(query), body });
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
