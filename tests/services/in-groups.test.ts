import assert from "node:assert/strict";
import { createInGroups } from "../../services/in-groups.ts";

describe("in groups", () => {
  function watched(most: number) {
    const groups: (readonly string[])[] = [];
    const gates: PromiseWithResolvers<undefined>[] = [];
    const put = createInGroups(most, async (items: readonly string[]) => {
      groups.push(items);
      const gate = Promise.withResolvers<undefined>();
      gates.push(gate);
      await gate.promise;
      if (items.includes("bad")) throw new Error("bad");
      return items.map((item) => item.toUpperCase());
    });
    const next = async () => {
      gates.shift()?.resolve(undefined);
      await new Promise(setImmediate);
    };
    return { groups, put, next };
  }

  it("the first goes at once and alone; what comes meanwhile goes together, in order, each with its own answer", async () => {
    const { groups, put, next } = watched(10);
    const all = ["a", "b", "c"].map(put);
    await next();
    await next();
    assert.deepEqual(await Promise.all(all), ["A", "B", "C"]);
    assert.deepEqual(groups, [["a"], ["b", "c"]]);
  });

  it("never more than so many at once", async () => {
    const { groups, put, next } = watched(2);
    const all = ["a", "b", "c", "d"].map(put);
    for (let n = 0; n < 3; n += 1) await next();
    await Promise.all(all);
    assert.deepEqual(groups, [["a"], ["b", "c"], ["d"]]);
  });

  it("a group that fails fails for each of it, and for nobody else", async () => {
    const { put, next } = watched(2);
    const all = ["a", "b", "bad", "c"].map(put);
    const settled = Promise.allSettled(all);
    for (let n = 0; n < 3; n += 1) await next();
    assert.deepEqual(
      (await settled).map(({ status }) => status),
      ["fulfilled", "rejected", "rejected", "fulfilled"],
    );
  });
});
