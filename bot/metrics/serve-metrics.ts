import { createServer, type Server } from "node:http";
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
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      (err: unknown) => {
        log.error({ err }, "metrics could not be gathered");
        response.writeHead(500).end();
      },
    );
  });
  return { listen: () => listen(server, { port, host }), close: () => close(server) };
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
