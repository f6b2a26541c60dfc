import assert from "node:assert/strict";
import fc from "fast-check";
import {
  atRest,
  doublesInMs,
  goesAt,
  held,
  intervalMs,
  type Pace,
  type Pacing,
  type Priority,
  publishedPace,
  refused,
  roomFor,
  spend,
  stricter,
} from "../../core/pacing.ts";

const paces = fc.record({ calls: fc.integer({ min: 1, max: 200 }), perMs: fc.integer({ min: 100, max: 20_000 }) });
const priorities = fc.constantFrom<Priority>("interactive", "bulk");
/** Calls that are asked for one after the other, each so many milliseconds after the one before. */
const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), priorities), { minLength: 1, maxLength: 80 });

/** When each of the calls goes. */
function timesOf(pace: Pace, asked: readonly (readonly [number, Priority])[]): number[] {
  let pacing = atRest;
  let at = 1_000_000;
  return asked.map(([gap, priority]) => {
    at += gap;
    pacing = spend(pacing, 1, { pace, at });
    return Math.max(at, goesAt(pacing, priority, { pace, at }));
  });
}

describe("core/pacing", () => {
  it("never lets through more than the bucket and what is filled up meanwhile, in any window", () => {
    fc.assert(
      fc.property(paces, calls, (pace, asked) => {
        const times = timesOf(pace, asked).toSorted((a, b) => a - b);
        for (const [first, from] of times.entries()) {
          for (const [last, to] of times.entries()) {
            const most = pace.calls + (pace.calls / pace.perMs) * (to - from);
            if (last >= first) assert.ok(last - first + 1 <= most + 1e-6, `${last - first + 1} of ${most}`);
          }
        }
      }),
    );
  });

  it("lets a bucketful through at once, and a bulk all but three of it", () => {
    const at = 5000;
    const pace = { calls: 10, perMs: 10_000 };
    assert.equal(roomFor(atRest, "interactive", { pace, at }), 9);
    assert.equal(roomFor(atRest, "bulk", { pace, at }), 7);
    const spent = spend(atRest, 7, { pace, at });
    assert.equal(roomFor(spent, "bulk", { pace, at }), 0);
    assert.equal(roomFor(spent, "interactive", { pace, at }), 2);
    assert.equal(roomFor(spent, "bulk", { pace, at: at + 1000 }), 1);
  });

  it("lets a bulk through to three quarters of a large bucket: what leaves late would find too little in Microsoft's", () => {
    const now = { pace: { calls: 40, perMs: 10_000 }, at: 5000 };
    assert.equal(roomFor(atRest, "bulk", now), 30);
    assert.equal(roomFor(spend(atRest, 30, now), "bulk", now), 0);
    assert.equal(roomFor(spend(atRest, 30, now), "interactive", now), 9);
  });

  it("keeps room for somebody who waits, whatever a bulk spent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 1, max: 300 }), (calls, many) => {
        const pace = { calls, perMs: 10_000 };
        let [pacing, at] = [atRest, 0];
        for (let n = 0; n < many; n += 1) {
          pacing = spend(pacing, 1, { pace, at });
          at = Math.max(at, goesAt(pacing, "bulk", { pace, at }));
        }
        const ahead = spend(pacing, 1, { pace, at });
        assert.ok(roomFor(ahead, "interactive", { pace, at }) >= 1);
      }),
    );
  });

  it("a slow pace goes on: one call an interval, however small the bucket", () => {
    for (const calls of [1, 2, 3]) {
      const pace = { calls, perMs: 10_000 };
      const times = timesOf(
        pace,
        Array.from({ length: 10 }, () => [0, "bulk"] as const),
      );
      const took = times.at(-1)! - times[0]!;
      assert.ok(took <= 9.01 * (10_000 / calls), `${calls}: ${took}`);
    }
  });

  it("spends nothing while held", () => {
    const pacing = held(atRest, 500, 1000);
    assert.deepEqual(spend(pacing, 3, { pace: publishedPace, at: 1400 }), pacing);
    assert.notDeepEqual(spend(pacing, 3, { pace: publishedPace, at: 1500 }), pacing);
  });

  it("after a refusal one call goes at the end of the hold, the next an interval later", () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 100_000 }), (pace, heldMs) => {
        const at = 1_000_000;
        const told = refused(atRest, heldMs, { pace, at });
        const now = { pace, at: told.heldUntil };
        const [first, second] = [spend(told, 1, now), spend(told, 2, now)];
        const interval = intervalMs(told, now);
        const after = goesAt(first, "interactive", now) - told.heldUntil;
        assert.ok(after <= 1e-3, String(after));
        const gap = goesAt(second, "interactive", now) - goesAt(first, "interactive", now);
        assert.ok(Math.abs(gap - interval) < 1e-3);
      }),
    );
  });

  it("a refusal halves the pace, those under way with it don't, and time brings it back", () => {
    const pace = { calls: 100, perMs: 10_000 };
    const at = 1_000_000;
    const usual = intervalMs(atRest, { pace, at });
    const once = refused(atRest, 2000, { pace, at });
    assert.equal(intervalMs(once, { pace, at }), 2 * usual);
    assert.equal(intervalMs(refused(once, 5000, { pace, at: at + 100 }), { pace, at }), 2 * usual);
    assert.equal(intervalMs(once, { pace, at: at + doublesInMs }), usual);
    assert.equal(intervalMs(once, { pace, at: at + 10 * doublesInMs }), usual);
    const later = at + 3000;
    assert.ok(intervalMs(refused(once, 2000, { pace, at: later }), { pace, at: later }) > 3.8 * usual);
  });

  it("no refusal slows below what Microsoft publishes, nor a pace that is configured below it", () => {
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 30 }), (pace, times) => {
        let pacing: Pacing = atRest;
        let at = 1_000_000;
        for (let n = 0; n < times; n += 1) {
          pacing = refused(pacing, 1, { pace, at });
          at += 2;
        }
        const slowest = Math.max(publishedPace.perMs / publishedPace.calls, pace.perMs / pace.calls);
        assert.ok(intervalMs(pacing, { pace, at: at - 2 }) <= slowest + 1e-6);
      }),
    );
  });

  it("of two memories the stricter counts", () => {
    const one = { fullAt: 5, heldUntil: 9, slowed: 4, slowedAt: 3 };
    const other = { fullAt: 7, heldUntil: 8, slowed: 2, slowedAt: 4 };
    const both = { fullAt: 7, heldUntil: 9, slowed: 2, slowedAt: 4 };
    assert.deepEqual(stricter(one, other), both);
    assert.deepEqual(stricter(other, one), both);
  });
});
