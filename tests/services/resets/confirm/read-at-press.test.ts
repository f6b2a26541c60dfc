import assert from "node:assert/strict";
import type { Details } from "../../../../core/details.ts";
import { createReadAtPress } from "../../../../services/resets/confirm/read-at-press.ts";
import { anAccessWith } from "../../../support/builders/an-access.ts";
import { aMobile } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, conversationId, noDetails, reviewOf } from "../../../support/fakes/a-desk.ts";

/** Alice's summary, and what a press on Confirm begins to read. */
async function aSummary(...people: string[]) {
  const desk = aDesk();
  for (const name of ["Alice Anders", "Bob Brown"]) desk.world.has(aPerson(name), [aMobile()]);
  const { batchId } = reviewOf(await desk.summaryFor("alice", ...people));
  const begun: string[] = [];
  const readAhead = { begin: ({ id }: { id: string }) => Promise.resolve(void begun.push(id)) };
  const readAtPress = createReadAtPress({ ...desk.deps, readAhead });
  const press = { operator: anOperator(), conversationId, batchId, ticks: {}, details: noDetails };
  const [reset] = await desk.resets.batch(batchId);
  return { desk, begun, readAtPress, press, resetId: reset!.id };
}

describe("services/resets/confirm/read-at-press", () => {
  it("begins to read for a press that will be a claim, and changes nothing", async () => {
    const { desk, begun, readAtPress, press, resetId } = await aSummary();
    await readAtPress(press);
    assert.deepEqual(begun, [resetId]);
    assert.equal((await desk.resets.batch(press.batchId))[0]?.state, "pending");
  });

  it("of several people nothing is read: they wait for their turn anyway", async () => {
    const { begun, readAtPress, press } = await aSummary("bob");
    await readAtPress(press);
    assert.deepEqual(begun, []);
  });

  it("with nobody's ticks, or without the reason that the rules ask for, nothing is read", async () => {
    const { desk, begun, readAtPress, press } = await aSummary();
    await readAtPress({ ...press, ticks: { 0: [] } });
    desk.file.access = anAccessWith({ requireReason: true });
    await readAtPress(press);
    assert.deepEqual(begun, []);
    const details: Details = { ...noDetails, reason: "lost" };
    await readAtPress({ ...press, details });
    assert.equal(begun.length, 1);
  });

  it("for somebody else, in another conversation, or after its ten minutes nothing is read", async () => {
    const { desk, begun, readAtPress, press } = await aSummary();
    await readAtPress({ ...press, operator: { ...press.operator, objectId: "mallory" } });
    await readAtPress({ ...press, conversationId: "elsewhere" });
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000 + 1);
    await readAtPress(press);
    assert.deepEqual(begun, []);
  });

  it("once claimed nothing more is read", async () => {
    const { desk, begun, readAtPress, press } = await aSummary();
    await desk.confirm(press);
    await readAtPress(press);
    assert.deepEqual(begun, []);
  });

  it("leaves it to the press to say that the store is away", async () => {
    const { desk, begun, readAtPress, press } = await aSummary();
    desk.resets.only = () => Promise.reject(new Error("away"));
    await readAtPress(press);
    assert.deepEqual(begun, []);
  });
});
