import assert from "node:assert/strict";
import { steadyClock } from "../../services/steady-clock.ts";

describe("a steady clock", () => {
  it("goes with the machine's clock, and on from where it was when that one is set back", () => {
    let time = 5_000;
    const steady = steadyClock(() => new Date(time));
    const tells = (at: number) => {
      time = at;
      return steady().getTime();
    };
    assert.deepEqual([5_000, 6_000, 1_000, 1_500, 500, 600].map(tells), [5_000, 6_000, 6_000, 6_500, 6_500, 6_600]);
  });
});
