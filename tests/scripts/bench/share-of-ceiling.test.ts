import assert from "node:assert/strict";
import { shareOfCeiling } from "../../../scripts/bench/share-of-ceiling.ts";

const limit = { calls: 5, perMs: 100 };

describe("the share of the ceiling", () => {
  it("a full bucket at once and every call as soon as it fills up are all of it", () => {
    const one = [0, 0, 0, 0, 0, 20, 40, 60, 80, 100];
    assert.equal(shareOfCeiling([one, one], limit, 0), 1);
  });

  it("half of the calls are half of it", () => {
    const slow = [0, 0, 0, 50, 100];
    assert.equal(shareOfCeiling([slow], limit, 0), 0.5);
  });

  it("ends with the first tenant that has no more work: what the others do then counts neither way", () => {
    const short = [0, 0, 0, 0, 0, 20, 40];
    const long = [...short, 60, 500, 900];
    assert.equal(shareOfCeiling([short, long], limit, 0), 1);
  });

  it("what was called before it began does not count", () => {
    const times = [0, 1, 2, 1000, 1000, 1000, 1000, 1000, 1020];
    assert.equal(shareOfCeiling([times], limit, 1000), 1);
  });

  it("a tenant without calls is no measure", () => {
    assert.throws(() => shareOfCeiling([[10, 20], []], limit, 0));
  });
});
