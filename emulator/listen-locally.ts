import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A port that something else listens on. */
export class PortInUse extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is in use.`);
    this.name = "PortInUse";
    this.port = port;
  }
}

export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves this machine only, on 127.0.0.1 and, where there is one, ::1. Port 0: any. Throws `PortInUse`. */
export async function listenLocally(makeServer: () => Server, port: number): Promise<Listening> {
  const first = makeServer();
  await listen(first, { host: "127.0.0.1", port });
  const chosen = (first.address() as AddressInfo).port;
  const second = makeServer();
  const both = await listen(second, { host: "::1", port: chosen }).then(
    () => true,
    async (error: unknown) => {
      // A machine without IPv6 is fine; somebody else behind the same name is not.
      if (!(error instanceof PortInUse)) return false;
      await stop(first);
      throw error;
    },
  );
  return {
    port: chosen,
    stop: async () => {
      await Promise.all(both ? [stop(first), stop(second)] : [stop(first)]);
    },
  };
}

function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once("error", (error: NodeJS.ErrnoException) => {
    reject(error.code === "EADDRINUSE" ? new PortInUse(at.port) : error);
  });
  server.listen(at, () => {
    resolve(undefined);
  });
  return promise;
}

function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  server.close(() => {
    resolve(undefined);
  });
  server.closeAllConnections();
  return promise;
}
