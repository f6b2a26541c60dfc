import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../log.ts";
import type { Metrics } from "./create-metrics.ts";

export interface MetricsServer {
  /** Resolves with the port. */
  listen(): Promise<number>;
  close(): Promise<void>;
}

export interface MetricsServerDeps {
  readonly metrics: Pick<Metrics, "text" | "contentType">;
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  readonly log: Log;
}

/** GET /metrics on a port of its own, which the way to Teams never leads to. */
export function serveMetrics({ metrics, port, host, log }: MetricsServerDeps): MetricsServer {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url?.split("?")[0] !== "/metrics") {
      answer(response, 404);
      return;
    }
    metrics.text().then(
      (text) => {
        response.setHeader("content-type", metrics.contentType);
        answer(response, 200, text);
      },
      (err: unknown) => {
        log.error({ err }, "metrics could not be gathered");
        answer(response, 500);
      },
    );
  });
  return { listen: () => listen(server, { port, host }), close: () => close(server) };
}

/** In two statements: restify patches every response of the process, and `writeHead` then returns nothing. */
function answer(response: ServerResponse, status: number, text?: string): void {
  response.writeHead(status);
  response.end(text);
}

function listen(server: Server, at: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
