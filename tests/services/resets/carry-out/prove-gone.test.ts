import assert from "node:assert/strict";
import sinon from "sinon";
import type { MethodsReading } from "../../../../core/reset/method.ts";
import type { Step } from "../../../../core/reset/outcome.ts";
import { proveGone } from "../../../../services/resets/carry-out/prove-gone.ts";
import { aHardwareToken, aMobile, aReading } from "../../../support/builders/methods.ts";
import { now, removal } from "../../../support/builders/resets.ts";

const deleted: readonly Step[] = [{ removal: removal(aMobile()), status: "deleted" }];
const deactivated: readonly Step[] = [{ removal: removal(aHardwareToken()), status: "deactivated" }];
const gone = aReading([]);
const listed = aReading([aMobile()]);

/** Reads these one after the other, the last one again and again. */
async function proof(steps: readonly Step[], ...readings: (MethodsReading | Error)[]) {
  const wait = sinon.spy((_ms: number) => Promise.resolve());
  let reads = 0;
  const read = () => {
    const next = readings[Math.min(++reads, readings.length) - 1];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next!);
  };
  const result = await proveGone(steps, { read, wait, now: () => now });
  const waited = wait.args.flat().reduce((sum, ms) => sum + ms, 0);
  return { ...result, statuses: result.steps.map(({ status }) => status), reads, waited };
}

describe("services/resets/prove-gone", () => {
  it("gone at once: one reading, no wait", async () => {
    const { statuses, reads, waited, checkedAt } = await proof(deleted, gone);
    assert.deepEqual(statuses, ["deleted"]);
    assert.deepEqual([reads, waited, checkedAt], [1, 0, now.toISOString()]);
  });
  it("a reading that lags behind is asked again", async () => {
    const { statuses, reads } = await proof(deleted, listed, listed, gone);
    assert.deepEqual(statuses, ["deleted"]);
    assert.equal(reads, 3);
  });
  it("still listed after ten seconds at most: said, not guessed", async () => {
    const { statuses, steps, reads, waited, checkedAt } = await proof(deleted, listed);
    assert.deepEqual(statuses, ["still-registered"]);
    assert.equal(steps[0]?.trouble, "listed-after-delete");
    assert.equal(reads, 6);
    assert.ok(waited <= 10_000);
    assert.ok(checkedAt);
  });
  it("slow readings count: none begins after ten seconds", async () => {
    let time = now.getTime();
    let reads = 0;
    const read = () => {
      reads += 1;
      time += 4000;
      return Promise.reject(new Error("503"));
    };
    const wait = (ms: number) => {
      time += ms;
      return Promise.resolve();
    };
    const { checkedAt } = await proveGone(deleted, { read, wait, now: () => new Date(time) });
    assert.deepEqual([reads, checkedAt], [3, undefined]);
  });
  it("no reading succeeds: nothing is proven, the answers stand", async () => {
    const { statuses, reading, checkedAt } = await proof(deleted, new Error("503"));
    assert.deepEqual(statuses, ["deleted"]);
    assert.equal(reading, undefined);
    assert.equal(checkedAt, undefined);
  });
  it("a failed reading is tried again; the last good one counts", async () => {
    assert.ok((await proof(deleted, new Error("503"), gone)).checkedAt);
    const { statuses, reads } = await proof(deleted, listed, new Error("503"));
    assert.deepEqual(statuses, ["still-registered"]);
    assert.equal(reads, 6);
  });
  it("a token that was switched off is not proven by a reading that can't see tokens", async () => {
    const blind = aReading([], { hardwareUnreadable: "forbidden" });
    assert.equal((await proof(deactivated, blind)).checkedAt, undefined);
    assert.ok((await proof(deleted, blind)).checkedAt);
    const off = aReading([aHardwareToken({ activated: false })]);
    assert.deepEqual((await proof(deactivated, blind, off)).statuses, ["deactivated"]);
  });
  it("an answer that was lost: what is not listed is gone", async () => {
    const lost: Step = { removal: removal(aMobile()), status: "still-registered", trouble: "unreachable" };
    const { statuses, steps } = await proof([lost], gone);
    assert.deepEqual(statuses, ["already-gone"]);
    assert.equal(steps[0]?.trouble, undefined);
  });
});
