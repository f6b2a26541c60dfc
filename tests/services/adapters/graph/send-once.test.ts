import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import sinon from "sinon";
import type { GraphCall } from "../../../../services/adapters/graph/graph-call.ts";
import { graphPath } from "../../../../services/adapters/graph/graph-path.ts";
import { sendOnce } from "../../../../services/adapters/graph/send-once.ts";

const call: GraphCall = { method: "GET", version: "v1.0", path: graphPath`/users`, timeoutMs: 20_000 };

describe("graph/send-once", () => {
  afterEach(() => {
    sinon.restore();
  });

  it("holds nothing once the answer is there: no timer, and nothing that listens to the caller's signal", async () => {
    const clock = sinon.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    sinon.replace(globalThis, "fetch", () => Promise.resolve(Response.json({ value: [] })));
    const { signal } = new AbortController();
    const options = { graphBaseUrl: "https://graph.example", accessToken: "token", signal };
    assert.equal((await sendOnce(call, options)).status, 200);
    assert.deepEqual([clock.countTimers(), getEventListeners(signal, "abort").length], [0, 0]);
  });
});
