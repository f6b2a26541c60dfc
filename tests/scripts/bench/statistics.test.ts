import assert from "node:assert/strict";
import fc from "fast-check";
import { median, percentile, perSecond } from "../../../scripts/bench/statistics.ts";

const figures = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 });

describe("the statistics of the bench", () => {
  it("a percentile is the value of the nearest rank, whatever the order", () => {
    const values = [40, 15, 50, 20, 35];
    assert.equal(percentile(values, 0.3), 20);
    assert.equal(percentile(values, 0.4), 20);
    assert.equal(percentile(values, 0.95), 50);
    assert.equal(percentile(values, 1), 50);
    assert.equal(percentile(values, 0), 15);
  });

  it("the median of an even number lies between the two in the middle", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([10, 1, 2, 4]), 3);
    assert.equal(median([7]), 7);
  });

  it("half of the values lie at or below the median, half at or above it", () => {
    fc.assert(
      fc.property(figures, (values) => {
        const middle = median(values);
        assert.ok(values.filter((value) => value <= middle).length * 2 >= values.length);
        assert.ok(values.filter((value) => value >= middle).length * 2 >= values.length);
      }),
    );
  });

  it("a higher share never gives a lower value, and the values are left as they were", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(figures, share, share, (values, one, other) => {
        const before = [...values];
        assert.ok(percentile(values, Math.min(one, other)) <= percentile(values, Math.max(one, other)));
        assert.deepEqual(values, before);
      }),
    );
  });

  it("a rate is per second", () => {
    assert.equal(perSecond(30, 1500), 20);
  });

  it("nothing has no median, no percentile, and no time has no rate", () => {
    assert.throws(() => median([]));
    assert.throws(() => percentile([], 0.5));
    assert.throws(() => perSecond(3, 0));
  });
});
