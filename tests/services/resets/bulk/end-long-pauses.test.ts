import assert from "node:assert/strict";
import { ranOut } from "../../../../core/reset/ran-out.ts";
import { anOperator } from "../../../support/builders/people.ts";
import { anOutcome, batchId, manyResets } from "../../../support/builders/resets.ts";
import { aDesk, noDetails } from "../../../support/fakes/a-desk.ts";

const hour = 60 * 60_000;

/** Twelve people of two customers, confirmed and paused now. */
async function paused() {
  const desk = aDesk();
  const operator = anOperator();
  for (const reset of manyResets(12, () => ({ operator }))) desk.resets.rows.set(reset.id, reset);
  const said = { operator, at: desk.clock.now, chosen: new Map<string, string[]>(), details: noDetails };
  await desk.resets.claim(batchId, said, desk.jobs.enqueue);
  await desk.bulks.steerBulk({ operator, batchId }, "pause");
  const later = async (hours: number) => {
    desk.clock.now = new Date(desk.clock.now.getTime() + hours * hour);
    await desk.sweep();
  };
  const ofBulk = () =>
    desk.audit.entries.flatMap((entry) =>
      entry.kind === "bulk-changed" ? [[entry.change, entry.people, entry.operator?.name, entry.pausedHours]] : [],
    );
  return { desk, operator, later, ofBulk };
}

const mode = async ({ resets }: ReturnType<typeof aDesk>) => (await resets.progress(batchId))?.batch;

describe("a bulk that stays paused", () => {
  it("is cancelled by itself after a day, not before; nobody of it counts against the cap any more", async () => {
    const { desk, operator, later, ofBulk } = await paused();
    await later(23.9);
    assert.equal((await mode(desk))?.mode, "paused");
    assert.equal(await desk.summaries.underWay(operator), 12);
    await later(0.2);
    const batch = await mode(desk);
    assert.deepEqual([batch?.mode, ranOut.read(batch?.why), batch?.by], ["cancelled", 24, undefined]);
    assert.equal(await desk.summaries.underWay(operator), 0);
    assert.deepEqual((await desk.resets.progress(batchId))?.states, { cancelled: 12 });
    assert.equal(desk.audit.entries.filter(({ kind }) => kind === "cancelled").length, 12);
    const { name } = operator;
    assert.deepEqual(ofBulk(), [
      ...[["paused", 6, name, undefined] as const, ["paused", 6, name, undefined] as const],
      ...[["cancelled", 6, undefined, 24] as const, ["cancelled", 6, undefined, 24] as const],
      ...[["ended", 6, name, undefined] as const, ["ended", 6, name, undefined] as const],
    ]);
    assert.equal(desk.events.at(-1)?.kind, "finished");
  });

  it("once, whoever sweeps", async () => {
    const { desk, later, ofBulk } = await paused();
    desk.clock.now = new Date(desk.clock.now.getTime() + 25 * hour);
    await Promise.all([desk.sweep(), desk.sweep()]);
    await later(1);
    assert.equal(ofBulk().filter(([change]) => change === "cancelled").length, 2);
  });

  it("whoever is under way is left to end; the bulk ends with the last one", async () => {
    const { desk, later } = await paused();
    const run = { resetId: "reset-0-aaaaaaaa", runner: "me" };
    await desk.resets.begin(run, desk.clock.now);
    await later(25);
    assert.deepEqual((await desk.resets.progress(batchId))?.states, { begun: 1, cancelled: 11 });
    assert.ok(!desk.events.some(({ kind }) => kind === "finished"));
    await desk.resets.end(run, anOutcome());
    await desk.sweep();
    assert.equal(desk.events.at(-1)?.kind, "finished");
  });

  it("the day begins anew with each pause", async () => {
    const { desk, operator, later } = await paused();
    await later(20);
    await desk.bulks.steerBulk({ operator, batchId }, "go-on");
    await desk.bulks.steerBulk({ operator, batchId }, "pause");
    await later(20);
    assert.equal((await mode(desk))?.mode, "paused");
  });
});
