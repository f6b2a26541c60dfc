import assert from "node:assert/strict";
import fc from "fast-check";
import { backoffMs, retryAfterMs } from "../../../../services/adapters/graph/retry-after.ts";

const now = new Date("2026-11-24T12:00:00Z");

describe("graph/retry-after", () => {
  const told: [string | null, number | undefined][] = [
    ["2.128", 2128],
    ["0.249", 249],
    ["7", 7000],
    ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
    ["Tue, 24 Nov 2026 11:59:00 GMT", undefined],
    ["0", undefined],
    ["-3", undefined],
    ["soon", undefined],
    ["Infinity", undefined],
    [" ", undefined],
    [null, undefined],
  ];
  for (const [header, ms] of told) {
    it(`${JSON.stringify(header)} asks for ${ms ?? "nothing"}`, () => {
      assert.equal(retryAfterMs(header, now), ms);
    });
  }

  it("without a word, waits grow and stay within 10 s", () => {
    assert.deepEqual(
      [1, 2, 3].map((tries) => backoffMs(tries, 1)),
      [500, 1000, 2000],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, random) => {
        const ms = backoffMs(tries, random);
        assert.ok(ms >= 250 && ms <= 10_000);
      }),
    );
  });
});
