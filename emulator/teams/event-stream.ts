import type { ServerResponse } from "node:http";
import type { ChatEvent } from "./chat.ts";

const heartbeatMs = 20_000;

/** Sends every chat event as server-sent event until the reader leaves. */
export function openEventStream(
  response: ServerResponse,
  subscribe: (listener: (event: ChatEvent) => void) => () => void,
): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write("retry: 1000\n\n");
  const unsubscribe = subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
  response.on("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
