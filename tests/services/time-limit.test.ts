import assert from "node:assert/strict";
import sinon from "sinon";
import { endTimeLimit, timeLimit } from "../../services/time-limit.ts";

describe("services/time-limit", () => {
  let clock: sinon.SinonFakeTimers;

  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => {
    clock.restore();
  });

  it("aborts when its time has passed, not before", () => {
    const limit = timeLimit(8000);
    clock.tick(7999);
    assert.equal(limit.aborted, false);
    clock.tick(1);
    assert.equal((limit.reason as Error).name, "TimeoutError");
  });

  it("aborts with the other signal, for its reason, also where that was aborted before", () => {
    const other = new AbortController();
    const limit = timeLimit(8000, other.signal);
    other.abort("left");
    assert.equal(limit.reason, "left");
    assert.equal(timeLimit(8000, other.signal).reason, "left");
  });

  it("an ended one leaves no timer and hears nothing", () => {
    const other = new AbortController();
    const limit = timeLimit(8000, other.signal);
    endTimeLimit(limit);
    assert.equal(clock.countTimers(), 0);
    other.abort();
    clock.tick(8000);
    assert.equal(limit.aborted, false);
  });
});
