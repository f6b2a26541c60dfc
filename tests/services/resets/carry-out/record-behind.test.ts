import assert from "node:assert/strict";
import type { Step } from "../../../../core/reset/outcome.ts";
import { freshSteps } from "../../../../core/reset/steps.ts";
import { requestsLeft } from "../../../../services/requests-left.ts";
import { createRecordBehind } from "../../../../services/resets/carry-out/record-behind.ts";
import { aPlanFor } from "../../../support/builders/a-pending-reset.ts";
import { oneOfEach } from "../../../support/builders/methods.ts";

const [one, two, three] = freshSteps(aPlanFor(oneOfEach()).removals) as [Step, Step, Step];

/** Each writing waits until the test ends it. */
function writings() {
  const begun: { readonly step: Step; readonly end: PromiseWithResolvers<undefined> }[] = [];
  const behind = createRecordBehind((_, step) => {
    const end = Promise.withResolvers<undefined>();
    begun.push({ step, end });
    return end.promise.then(() => undefined);
  });
  /** Resolves when its writing has begun too, which lets the next request leave first. */
  const add = async (step: Step) => {
    await behind.add([step], step);
    await requestsLeft();
    await Promise.resolve();
  };
  return { behind, add, begun, written: () => begun.map(({ step }) => step) };
}

const isSettled = async (promise: Promise<unknown>) => {
  const pending = Symbol("pending");
  const turn = new Promise((resolve) => setImmediate(resolve, pending));
  return (await Promise.race([promise.catch(() => undefined), turn])) !== pending;
};

describe("services/resets/record-behind", () => {
  it("the next removal may begin while the last answer is written, and the one after it may not", async () => {
    const { add, begun, written } = writings();
    await add(one);
    const second = add(two);
    assert.equal(await isSettled(second), false);
    assert.deepEqual(written(), [one], "one after the other");
    begun[0]!.end.resolve(undefined);
    await second;
    assert.deepEqual(written(), [one, two]);
  });
  it("is done when the last one is written", async () => {
    const { behind, add, begun } = writings();
    await add(one);
    const done = behind.done();
    assert.equal(await isSettled(done), false);
    begun[0]!.end.resolve(undefined);
    await done;
  });
  it("what can't be written is told by the next one, which is not written either: no hole", async () => {
    const { behind, add, begun, written } = writings();
    await add(one);
    begun[0]!.end.reject(new Error("disk full"));
    await assert.rejects(add(two), /disk full/);
    await assert.rejects(behind.done(), /disk full/);
    assert.deepEqual(written(), [one]);
  });
  it("what can't be written last is told at the end", async () => {
    const { behind, add, begun } = writings();
    await add(three);
    begun[0]!.end.reject(new Error("disk full"));
    await assert.rejects(behind.done(), /disk full/);
  });
});
