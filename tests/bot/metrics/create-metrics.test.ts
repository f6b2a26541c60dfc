import assert from "node:assert/strict";
import { createLog } from "../../../bot/log.ts";
import { createMetrics } from "../../../bot/metrics/create-metrics.ts";
import { serveMetrics } from "../../../bot/metrics/serve-metrics.ts";
import { Problem } from "../../../core/problem.ts";
import type { AuditEntry } from "../../../services/audit/audit.ts";
import { anEntry } from "../../support/builders/audit-entries.ts";

const log = createLog("silent", () => undefined);

describe("metrics", () => {
  it("count verdicts and denials once they are recorded, and nothing that could not be", async () => {
    const metrics = createMetrics();
    const ended = { ...anEntry(), kind: "ended", act: "reset", verdict: "partial", sessions: "revoked" } as AuditEntry;
    const denied = { ...anEntry(), kind: "denied", denial: "desk-never" } as AuditEntry;
    const audit = metrics.resets({ record: () => Promise.resolve() });
    for (const entry of [ended, ended, denied, anEntry()]) await audit.record(entry);
    const broken = metrics.resets({ record: () => Promise.reject(new Problem("no-record")) });
    await assert.rejects(broken.record(ended), { code: "no-record" });
    const text = await metrics.text();
    assert.match(text, /^mfa_reset_desk_resets_total\{act="reset",verdict="partial"\} 2$/m);
    assert.match(text, /^mfa_reset_desk_denials_total\{why="desk-never"\} 1$/m);
  });

  it("count tokens that could not be had, by problem, and pass the problem on", async () => {
    const metrics = createMetrics();
    const operator = { tenantId: "t", objectId: "o", name: "n" };
    for (const error of [new Problem("sign-in-needed"), new Problem("sign-in-needed"), new Error("what?")]) {
      await assert.rejects(metrics.tokens(() => Promise.reject(error))(operator, "t"), error);
    }
    const text = await metrics.text();
    assert.match(text, /token_refusals_total\{problem="sign-in-needed"\} 2/);
    assert.match(text, /token_refusals_total\{problem="unexpected"\} 1/);
  });

  it("count pauses and Graph's answers, 429 and silence apart", async () => {
    const metrics = createMetrics();
    await metrics.throttleWaits(() => Promise.resolve())(2500);
    await metrics.turnWaits(() => Promise.resolve())(1500);
    const call = { method: "GET", version: "v1.0", path: "/users/abc" as never } as const;
    for (const status of [200, 204, 404, 429, 503, 0]) metrics.graph.answered(call, status);
    const text = await metrics.text();
    assert.match(text, /throttle_waits_total 1\n/);
    assert.match(text, /throttle_wait_seconds_total 2\.5\n/);
    assert.match(text, /turn_waits_total 1\n/);
    assert.match(text, /turn_wait_seconds_total 1\.5\n/);
    for (const [status, count] of [
      ["2xx", 2],
      ["4xx", 1],
      ["429", 1],
      ["5xx", 1],
      ["none", 1],
    ]) {
      assert.ok(text.includes(`graph_calls_total{operation="GET v1.0/users/{id}",status="${status}"} ${count}`), text);
    }
  });

  it("ask a queue at every scrape", async () => {
    const metrics = createMetrics();
    let depth = 3;
    metrics.queue(() => Promise.resolve({ depth, oldestSeconds: 7 }));
    assert.match(await metrics.text(), /queue_depth 3\n[^]*queue_oldest_seconds 7\n/);
    depth = 0;
    assert.match(await metrics.text(), /queue_depth 0\n/);
  });

  it("tell the rest where the queue does not answer", async () => {
    const metrics = createMetrics();
    metrics.queue(() => Promise.reject(new Error("database away")));
    const text = await metrics.text();
    assert.match(text, /queue_depth NaN\n/i);
    assert.match(text, /throttle_waits_total 0/);
  });

  it("are served on their own port, and nothing else is", async () => {
    let fails = false;
    const metrics = createMetrics({ processToo: true });
    const text = () => (fails ? Promise.reject(new Error("database away")) : metrics.text());
    const server = serveMetrics({ metrics: { ...metrics, text }, port: 0, host: "127.0.0.1", log });
    const base = `http://127.0.0.1:${await server.listen()}`;
    const scrape = await fetch(`${base}/metrics`);
    assert.match(scrape.headers.get("content-type") ?? "", /^text\/plain/);
    assert.match(await scrape.text(), /^process_resident_memory_bytes /m);
    assert.equal((await fetch(`${base}/`)).status, 404);
    assert.equal((await fetch(`${base}/metrics`, { method: "POST" })).status, 404);
    fails = true;
    const failed = await fetch(`${base}/metrics`);
    assert.deepEqual([failed.status, await failed.text()], [500, ""]);
    await server.close();
  });
});
