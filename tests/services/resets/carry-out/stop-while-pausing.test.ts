import assert from "node:assert/strict";
import { createStopWhilePausing } from "../../../../services/resets/carry-out/stop-while-pausing.ts";

function aStop() {
  let now = 0;
  const stop = new AbortController();
  const pausing = createStopWhilePausing(stop.signal, () => new Date(now));
  return {
    pausing,
    stopAt: (ms: number) => {
      now = ms;
      stop.abort();
      return pausing.signal.aborted;
    },
  };
}

describe("services/resets/stop-while-pausing", () => {
  it("a stop in the middle of a pause ends it", () => {
    const { pausing, stopAt } = aStop();
    pausing.paused(60_000);
    assert.equal(stopAt(10_000), true);
  });
  it("a stop while a request is under way cuts nothing off: before any pause, after one, at the end of one", () => {
    assert.equal(aStop().stopAt(0), false);
    for (const ms of [60_000, 59_600, 61_000]) {
      const { pausing, stopAt } = aStop();
      pausing.paused(60_000);
      assert.equal(stopAt(ms), false, `${ms} ms`);
    }
  });
  it("the next pause after a stop does not begin", () => {
    const { pausing, stopAt } = aStop();
    assert.equal(stopAt(0), false);
    pausing.paused(1000);
    assert.equal(pausing.signal.aborted, true);
  });
});
