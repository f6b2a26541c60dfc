import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { inParallel } from "../../services/in-parallel.ts";

describe("services/in-parallel", () => {
  it("keeps the order of the items, whoever is done first", async () => {
    const results = await inParallel([3, 1, 2], 3, async (turns, index) => {
      for (let left = turns; left > 0; left -= 1) await turn();
      return `${index}:${turns}`;
    });
    assert.deepEqual(results, ["0:3", "1:1", "2:2"]);
  });
  it("has at most `width` under way", async () => {
    let underWay = 0;
    let most = 0;
    await inParallel(Array.from({ length: 20 }), 4, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await turn();
      underWay -= 1;
    });
    assert.equal(most, 4);
  });
  it("throws the first error and begins nothing new", async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await turn();
      if (item === 1) throw new Error("no");
    };
    await assert.rejects(inParallel([1, 2, 3, 4, 5, 6], 2, work), /^Error: no$/);
    await turn();
    await turn();
    assert.deepEqual(begun, [1, 2]);
  });
  it("does nothing with nothing", async () => {
    assert.deepEqual(await inParallel([], 4, () => Promise.reject(new Error("unexpected"))), []);
  });
});
