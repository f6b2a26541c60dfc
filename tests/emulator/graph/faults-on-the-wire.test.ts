import assert from "node:assert/strict";
import { peopleIds, registrations, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { graphError, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

const phone = `/v1.0/users/${targetIds.paulaPhone}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;

describe("faults and the request log of the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  afterEach(() => {
    microsoft.faults.clear();
    microsoft.log.clear();
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  for (const retryAfter of ["2.128", "3", "Tue, 24 Nov 2026 12:00:00 GMT", undefined]) {
    it(`throttles with Retry-After ${retryAfter ?? "missing"}`, async () => {
      const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": retryAfter };
      microsoft.faults.add({
        match: { service: "graph", path: "^/v1.0/me" },
        times: 1,
        answer: { status: 429, headers },
      });
      const refused = await microsoft.graph(peopleIds.olivia, "/v1.0/me");
      assert.equal(graphError(refused).code, "TooManyRequests");
      assert.equal(refused.status, 429);
      assert.equal(refused.headers["retry-after"], retryAfter);
      assert.equal((await microsoft.graph(peopleIds.olivia, "/v1.0/me")).status, 200);
    });
  }

  it("can lose an answer: carried out, but answered with 504", async () => {
    microsoft.faults.add({
      match: { service: "graph", method: "DELETE" },
      times: 1,
      answer: { status: 504, apply: true },
    });
    assert.equal((await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).status, 504);
    assert.equal((await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).status, 404);
  });

  it("can close the socket before anything was done", async () => {
    microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, times: 1, drop: true });
    await assert.rejects(microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" }), /socket hang up|ECONNRESET/);
    assert.equal((await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).status, 204);
  });

  it("can fail Entra, with an error body of Entra", async () => {
    microsoft.faults.add({
      match: { service: "entra", method: "POST", tenantId: tenantIds.northwind },
      answer: { status: 503 },
    });
    const answer = await microsoft.token({ grant_type: "refresh_token", refresh_token: "x", scope: "openid" });
    assert.equal(answer.status, 503);
    assert.equal(answer.body["error"], "temporarily_unavailable");
  });

  it("has a budget per tenant, and says how long to wait", async () => {
    const token = await microsoft.graphToken(peopleIds.olivia);
    const ask = async () =>
      await microsoft.send(`${microsoft.graphUrl}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } });
    microsoft.world.conditions.throttle = { requests: 2, windowMs: 10_000, retryAfter: "9" };
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    assert.deepEqual(statuses, [200, 200, 429]);
    microsoft.advance(10_001);
    assert.equal((await ask()).status, 200);
  });

  it("logs who asked what, as it arrived, and no token", async () => {
    await microsoft.graph(peopleIds.olivia, "/v1.0/users/a%23b?$select=id");
    const logged = microsoft.log.all().map(({ at: _at, ms: _ms, ...rest }) => rest);
    assert.deepEqual(logged, [
      {
        service: "entra",
        method: "POST",
        path: `/${tenantIds.northwind}/oauth2/v2.0/token`,
        status: 200,
        tenantId: tenantIds.northwind,
        caller: registrations.graphAppId,
        grant: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      },
      {
        service: "graph",
        method: "GET",
        path: "/v1.0/users/a%23b?$select=id",
        status: 404,
        tenantId: tenantIds.northwind,
        caller: peopleIds.olivia,
      },
    ]);
    assert.doesNotMatch(JSON.stringify(microsoft.log.all()), /eyJ|secret/);
  });
});
