import assert from "node:assert/strict";
import type { LoggedRequest } from "../../../emulator/contract.ts";
import { createRequestLog } from "../../../emulator/request-log.ts";
import { createTally } from "../../../scripts/bench/tally.ts";

const phone = "/v1.0/users/alice/authentication/phoneMethods/3179";

function call(method: string, path: string, more: Partial<LoggedRequest> = {}): LoggedRequest {
  const at = "1970-01-01T00:00:01.000Z";
  return {
    service: "graph",
    method,
    path,
    status: method === "DELETE" ? 204 : 200,
    tenantId: "one",
    at,
    ms: 1,
    ...more,
  };
}

function tallyOf(...entries: LoggedRequest[]) {
  const log = createRequestLog();
  const tally = createTally(log);
  for (const entry of entries) log.add(entry);
  const figures = tally.figures();
  tally.end();
  return { figures, answered: tally.answered() };
}

describe("the tally of the bench", () => {
  it("counts people and removals once each", () => {
    const other = call("DELETE", "/v1.0/users/bob/authentication/phoneMethods/3179");
    const app = call("DELETE", "/v1.0/users/alice/authentication/microsoftAuthenticatorMethods/1");
    const { figures } = tallyOf(call("DELETE", phone), app, other);
    assert.deepEqual(figures, { graphCalls: 3, refused: 0, people: 2, removals: 3, twice: 0 });
  });

  it("a removal that is asked for after the method went is one too many, whatever the answer", () => {
    const again = call("DELETE", phone, { status: 404 });
    assert.equal(tallyOf(call("DELETE", phone), again).figures.twice, 1);
    assert.equal(tallyOf(call("DELETE", phone), call("DELETE", phone)).figures.twice, 1);
  });

  it("a removal that was refused may be tried again", () => {
    const refused = call("DELETE", phone, { status: 429 });
    const { figures } = tallyOf(refused, call("DELETE", phone));
    assert.deepEqual(figures, { graphCalls: 2, refused: 1, people: 1, removals: 1, twice: 0 });
  });

  it("keeps the time of every answered call that is under the limit, by tenant", () => {
    const other = call("GET", "/v1.0/reports/authenticationMethods/x", { tenantId: "two" });
    const entries = [
      call("GET", "/v1.0/users/alice"),
      call("DELETE", phone),
      other,
      call("GET", phone, { status: 429 }),
    ];
    assert.deepEqual(tallyOf(...entries).answered, { one: [1000], two: [1000] });
  });

  it("notes when somebody who is watched is first asked about again", () => {
    const log = createRequestLog();
    const tally = createTally(log);
    log.add(call("GET", "/v1.0/users/alice"));
    tally.watch(["alice", "bob", "carol"]);
    log.add(call("GET", "/v1.0/users/alice?$select=id", { at: "1970-01-01T00:00:02.000Z" }));
    log.add(call("DELETE", phone, { at: "1970-01-01T00:00:03.000Z" }));
    log.add(call("GET", "/v1.0/users/dave", { at: "1970-01-01T00:00:04.000Z" }));
    log.add(call("GET", "/v1.0/users/bob/authentication/methods", { at: "1970-01-01T00:00:05.000Z" }));
    assert.deepEqual(tally.firstAsked(), [2000, 5000]);
    tally.end();
  });

  it("what others asked of Entra or the connector is none of it", () => {
    assert.equal(tallyOf(call("POST", "/token", { service: "entra" })).figures.graphCalls, 0);
  });
});
