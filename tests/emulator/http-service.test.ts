import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults } from "../../emulator/faults.ts";
import { createHttpService, type Exchange } from "../../emulator/http-service.ts";
import { createRequestLog } from "../../emulator/request-log.ts";

describe("createHttpService", () => {
  const log = createRequestLog();
  const faults = createFaults({ seed: 1 });
  const released = Promise.withResolvers<undefined>();
  let server: Server;
  let url: string;

  before(async () => {
    const handler = createHttpService({
      service: "connector",
      log,
      faults,
      now: () => new Date(0),
      latencyMs: () => 0,
      identify: (exchange) => {
        if (exchange.path === "/nobody") throw new Error("broken");
        return Promise.resolve({ caller: "me" });
      },
      answer: async (exchange: Exchange) => {
        if (exchange.path === "/broken") throw new Error("broken");
        if (exchange.path === "/waits") await released.promise;
        return { status: 200, body: { length: exchange.body.length } };
      },
      faultBody: (status) => ({ status }),
    });
    server = createServer(handler).listen(0, "localhost");
    await once(server, "listening");
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    log.clear();
    faults.clear();
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  it("answers, and logs who asked what with which end", async () => {
    const response = await fetch(`${url}/a?b=c`, { method: "POST", body: "four" });
    assert.deepEqual(await response.json(), { length: 4 });
    const [{ ms, ...entry } = { ms: -1 }] = log.all();
    assert.ok(ms >= 0);
    const at = new Date(0).toISOString();
    assert.deepEqual(entry, { at, service: "connector", method: "POST", path: "/a?b=c", status: 200, caller: "me" });
  });

  it("shows its own failure as such", async () => {
    const response = await fetch(`${url}/broken`);
    assert.equal(response.status, 500);
    assert.equal(((await response.json()) as { error: { code: string } }).error.code, "standInBroke");
  });

  it("lives on when it can't even tell who asks, or the body is endless", async () => {
    await assert.rejects(fetch(`${url}/nobody`));
    await assert.rejects(fetch(url, { method: "POST", body: "x".repeat(1_100_000) }));
    assert.equal((await fetch(url)).status, 200);
  });

  it("does not let one slow answer hold up another", async () => {
    const slow = fetch(`${url}/waits`);
    assert.equal((await fetch(url)).status, 200);
    released.resolve(undefined);
    assert.equal((await slow).status, 200);
  });

  it("waits as long as a fault says, then goes on as usual", async () => {
    faults.add({ match: { service: "connector", path: "/late" }, delayMs: 30 });
    const late = fetch(`${url}/late`).then(() => "late");
    assert.equal(await Promise.race([late, fetch(url).then(() => "first")]), "first");
    assert.equal(await late, "late");
  });

  it("gives a fault without a body that service's own", async () => {
    faults.add({ match: { service: "connector" }, answer: { status: 418 } });
    assert.deepEqual(await (await fetch(url)).json(), { status: 418 });
  });
});

describe("createRequestLog", () => {
  it("keeps the newest 20,000 and hands out copies", () => {
    const log = createRequestLog();
    const entry = { at: "", service: "graph", method: "GET", path: "/", status: 200, ms: 0 } as const;
    for (let n = 0; n < 22_001; n += 1) log.add({ ...entry, status: n });
    assert.equal(log.all().length, 20_000);
    assert.equal(log.all().at(-1)?.status, 22_000);
    log.clear();
    assert.deepEqual(log.all(), []);
  });
});
