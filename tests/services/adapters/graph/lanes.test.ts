import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { createLanes } from "../../../../services/adapters/graph/lanes.ts";
import { anOperator } from "../../../support/builders/people.ts";

/** Requests that end when they are told to. */
function held() {
  const ends: (() => void)[] = [];
  return { ends, request: () => new Promise<void>((end) => ends.push(end)) };
}

describe("graph/lanes", () => {
  it("lets so many of one operator be under way, in order, and never more", async () => {
    const lanes = createLanes(8);
    const { ends, request } = held();
    const all = Array.from({ length: 20 }, () => lanes.run(anOperator(), request));
    for (let ended = 0; ended < 20; ended += 1) {
      await turn();
      assert.equal(ends.length, Math.min(20, 8 + ended));
      ends[ended]?.();
    }
    await Promise.all(all);
  });
  it("what somebody waits for goes before a bulk that came first", async () => {
    const lanes = createLanes(1);
    const order: string[] = [];
    const ask = (name: string, priority: "interactive" | "bulk") =>
      lanes.run(anOperator(), () => Promise.resolve(void order.push(name)), priority);
    const all = [ask("first", "bulk"), ask("bulk 1", "bulk"), ask("bulk 2", "bulk"), ask("somebody", "interactive")];
    await Promise.all(all);
    assert.deepEqual(order, ["first", "somebody", "bulk 1", "bulk 2"]);
  });
  it("operators do not wait for each other; the case of an id makes no other operator", async () => {
    const lanes = createLanes(1);
    const { ends, request } = held();
    void lanes.run(anOperator({ objectId: "olive" }), request);
    void lanes.run(anOperator({ objectId: "OLIVE" }), request);
    void lanes.run(anOperator({ objectId: "priya" }), request);
    await turn();
    assert.equal(ends.length, 2);
  });
  it("a failed request makes room for the next one", async () => {
    const lanes = createLanes(1);
    const failing = lanes.run(anOperator(), () => Promise.reject(new Error("no")));
    const next = lanes.run(anOperator(), () => Promise.resolve("yes"));
    await assert.rejects(failing, /no/);
    assert.equal(await next, "yes");
  });
});
