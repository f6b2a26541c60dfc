import restify from "restify";
import type { Log } from "./log.ts";
import type { createMessages } from "./messages.ts";
import { addSignInRoutes, type SignInRoutesDeps } from "./web/sign-in-routes.ts";

export interface ServerDeps {
  readonly messages: ReturnType<typeof createMessages>;
  readonly signIn: SignInRoutesDeps;
  /** What is not ready, in words; empty: ready. */
  readonly unready: () => Promise<readonly string[]>;
  readonly log: Log;
}

/** 256 KB: more than any activity Teams sends, less than what hurts. */
const maxBodySize = 256 * 1024;
/** Typed in two halves by @types/restify; the parser takes both. */
const parserOptions: restify.plugins.BodyParserOptions & restify.plugins.JsonBodyParserOptions = {
  maxBodySize,
  mapParams: false,
};

/** The HTTP surface: messages, and whether the program is alive and can serve. */
export function createServer({ messages, signIn, unready, log }: ServerDeps): restify.Server {
  const server = restify.createServer({ name: "", handleUncaughtExceptions: false });
  server.pre((_request, response, next) => {
    for (const [name, value] of Object.entries(safeHeaders)) response.header(name, value);
    next();
  });
  server.use(restify.plugins.jsonBodyParser(parserOptions));
  // restify takes a handler of two arguments only when it is async.
  server.post("/api/messages", async (request, response) => {
    await messages(request, response);
  });
  addSignInRoutes(server, signIn);
  server.get("/healthz", async (_request, response) => {
    response.send(200, { status: "alive" });
    await Promise.resolve();
  });
  server.get("/readyz", async (_request, response) => {
    const reasons = await unready();
    response.send(
      reasons.length === 0 ? 200 : 503,
      reasons.length === 0 ? { status: "ready" } : { status: "not ready", reasons },
    );
  });
  // restify writes the text of thrown errors into the body: it goes to the log instead.
  server.on("restifyError", (...[, response, error, done]: RestifyError) => {
    const status = error.statusCode ?? 500;
    log[status >= 500 ? "error" : "warn"]({ status, err: error }, "request failed");
    Object.assign(error, { toJSON: () => ({}), toString: () => "{}" });
    response.status(status);
    done();
  });
  return server;
}

type RestifyError = [
  request: restify.Request,
  response: restify.Response,
  error: Error & { statusCode?: number },
  done: () => void,
];

const safeHeaders = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
