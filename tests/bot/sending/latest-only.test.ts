import assert from "node:assert/strict";
import { createLatestOnly } from "../../../bot/sending/latest-only.ts";

describe("bot/latest-only", () => {
  it("runs one after the other, and of those that wait only the newest", async () => {
    const lane = createLatestOnly();
    const ran: number[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const jobs = [1, 2, 3, 4].map((n) =>
      lane.run("card", async () => {
        if (n === 1) await gate;
        ran.push(n);
      }),
    );
    open();
    await Promise.all(jobs);
    assert.deepEqual(ran, [1, 4]);
  });

  it("keys do not wait for each other", async () => {
    const lane = createLatestOnly();
    void lane.run("stuck", () => new Promise<void>(() => undefined));
    await lane.run("free", () => Promise.resolve());
  });

  it("a failure does not stop the newer one; the last failure is told; the lane is free again", async () => {
    const lane = createLatestOnly();
    const ran: string[] = [];
    const first = lane.run("card", () => Promise.reject(new Error("first")));
    const second = lane.run("card", () => {
      ran.push("second");
      return Promise.resolve();
    });
    await Promise.all([first, second]);
    await assert.rejects(
      lane.run("card", () => Promise.reject(new Error("last"))),
      /last/,
    );
    await lane.run("card", () => {
      ran.push("third");
      return Promise.resolve();
    });
    assert.deepEqual(ran, ["second", "third"]);
  });
});
