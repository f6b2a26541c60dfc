import assert from "node:assert/strict";
import { createInTurn } from "../../../../services/adapters/identity/in-turn.ts";

describe("identity/in-turn", () => {
  it("runs jobs of one key one after the other, in the order they came, past a failed one", async () => {
    const inTurn = createInTurn();
    const seen: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const jobs = [
      inTurn("a", async () => {
        seen.push("first begins");
        await first.promise;
        seen.push("first ends");
        throw new Error("broken");
      }),
      inTurn("a", () => Promise.resolve(seen.push("second"))),
      inTurn("b", () => Promise.resolve(seen.push("other key"))),
    ];
    await jobs[2];
    assert.deepEqual(seen, ["first begins", "other key"]);
    first.resolve(undefined);
    const ended = await Promise.allSettled(jobs);
    assert.deepEqual(seen, ["first begins", "other key", "first ends", "second"]);
    assert.deepEqual(
      ended.map(({ status }) => status),
      ["rejected", "fulfilled", "fulfilled"],
    );
  });
});
