import assert from "node:assert/strict";
import { aMobile } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { eventually } from "../../../support/eventually.ts";
import { aDesk, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

async function aClaimedReset() {
  const desk = aDesk();
  desk.world.has(aPerson("Alice Anders"), [aMobile()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice"));
  await desk.confirm({ ...desk.press(batchId), ticks: {}, details: noDetails });
  const kinds = () => desk.events.map(({ kind }) => kind);
  return { desk, kinds, stateNow: async () => (await desk.resets.batch(batchId))[0]?.state };
}

describe("the end of a reset", () => {
  it("is told as soon as the outcome stands in the row; the job is over when the record has it too", async () => {
    const { desk, kinds, stateNow } = await aClaimedReset();
    const written = Promise.withResolvers<undefined>();
    const record = desk.audit.record.bind(desk.audit);
    desk.audit.record = async (entry) => {
      if (entry.kind === "ended") await written.promise;
      await record(entry);
    };
    const carried = desk.carryOut();
    await eventually(() => {
      assert.equal(kinds().at(-1), "finished");
    });
    assert.equal(await stateNow(), "ended");
    assert.deepEqual(desk.jobs.ends, []);
    written.resolve(undefined);
    await carried;
    assert.deepEqual(desk.jobs.ends, [{ kind: "done" }]);
    assert.equal(desk.audit.kinds().at(-1), "ended");
  });

  it("is never told before it stands in the row", async () => {
    const { desk, kinds, stateNow } = await aClaimedReset();
    const written = Promise.withResolvers<undefined>();
    const end = desk.resets.end.bind(desk.resets);
    const asked: string[] = [];
    desk.resets.end = async (run, outcome) => {
      asked.push(run.resetId);
      await written.promise;
      return end(run, outcome);
    };
    const carried = desk.carryOut();
    await eventually(() => {
      assert.equal(asked.length, 1);
    });
    assert.ok(!kinds().includes("finished"));
    assert.equal(await stateNow(), "begun");
    written.resolve(undefined);
    await carried;
    assert.equal(kinds().at(-1), "finished");
  });

  it("that the record does not get is told after it", async () => {
    const { desk, kinds } = await aClaimedReset();
    desk.audit.breakAt("ended");
    await desk.carryOut();
    const all = kinds();
    assert.ok(all.indexOf("finished") < all.indexOf("troubled"), String(all));
  });
});
