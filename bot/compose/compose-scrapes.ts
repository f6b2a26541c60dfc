import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { serveMetrics } from "../metrics/serve-metrics.ts";
import type { Config } from "../settings/config.ts";

/** Metrics on METRICS_PORT, for the people who run the bot; without that setting nobody listens. */
export function composeScrapes(
  { METRICS_PORT: port, HOST: host }: Config,
  { metrics, log }: { metrics: Metrics; log: Log },
): { listen(): Promise<void>; close(): Promise<void> } {
  if (port === undefined) return { listen: () => Promise.resolve(), close: () => Promise.resolve() };
  const server = serveMetrics({ metrics, port, host, log });
  return {
    async listen() {
      log.info({ port: await server.listen() }, "metrics ready");
    },
    close: () => server.close(),
  };
}
