import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Excluded } from "../../../../../core/reset/excluded.ts";
import type { Summary } from "../../../../../core/reset/summary.ts";
import { aPlan, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";
import { aSummary } from "../../../../support/summary-card-samples.ts";

const later = new Date(now.getTime() + 600_000);
const reading: Summary = { ...aSummary, state: "reading", read: 0, people: 0 };
const { expiresAt: _, ...unready } = reading;
const operator = aSummary.operator;
const { batchId } = aSummary;
const bad = (line: number): Excluded => ({ why: "bad-row", asked: `row ${line}\0`, fault: "not-a-person", line });

describe("adapters/store: summaries", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());
  beforeEach(() => sql`truncate pending_resets, summaries, summary_excluded`.execute(store.db));

  const read = async (people = 25) => {
    await store.summaries.add(unready, { resets: [], excluded: [bad(1)], read: 0 });
    const resets = manyResets(people, (index) => ({ operator, administrator: index === 0, chosen: ["m1"] }));
    assert.equal(await store.summaries.addPortion(batchId, { resets, excluded: [bad(2)], read: people + 1 }), true);
    return resets;
  };

  it("is kept with all its people or not at all", async () => {
    const [one, other] = manyResets(2);
    const portion = { resets: [one!, { ...other!, id: one!.id }], excluded: [], read: 2 };
    await assert.rejects(store.summaries.add(aSummary, portion), { code: "store-unavailable" });
    assert.equal(await store.summaries.find(batchId), undefined);
  });

  it("is read portion by portion, and ready with a time of its own", async () => {
    const resets = await read();
    assert.equal(await store.summaries.finish(batchId, later), true);
    const found = await store.summaries.find(batchId);
    assert.deepEqual(found, { ...unready, state: "ready", read: 26, people: 25, expiresAt: later.toISOString() });
    const page = await store.summaries.page(batchId, 10, 10);
    assert.deepEqual(
      page.map(({ reset, leftOut }) => [reset.id, reset.expiresAt, leftOut]),
      resets.slice(10, 20).map(({ id }) => [id, later.toISOString(), false]),
    );
    assert.deepEqual(await store.summaries.excluded(batchId, 1, 5), [{ ...bad(2), asked: "row 2\uFFFD" }]);
    assert.equal(await store.summaries.finish(batchId, later), false);
  });
  it("adds up who stays", async () => {
    await read();
    await store.summaries.leaveOut(batchId, { from: 0, to: 10, ticked: [0, 1, 2, 3, 4, 5, 6, 7, 8] });
    const figures = await store.summaries.figures(batchId);
    assert.deepEqual([figures.people, figures.leftOut, figures.kept, figures.flagged], [24, 1, 72, 24]);
    assert.deepEqual([figures.deletes, figures.switchesOff], [96, 24]);
    assert.deepEqual(figures.customers, [
      { tenantId: "tenant-0", customerName: "Contoso", people: 13, removals: 65 },
      { tenantId: "tenant-1", customerName: "Fabrikam", people: 11, removals: 55 },
    ]);
    const [first, second] = figures.warnings;
    assert.deepEqual(first, { warning: "administrator", people: 1, names: ["Person Number 1"] });
    assert.deepEqual([second?.warning, second?.people, second?.names.length], ["method-added", 24, 8]);
    assert.deepEqual(
      figures.excluded.map(({ people, first: { why } }) => [people, why]),
      [[2, "bad-row"]],
    );
  });
  it("whom the operator leaves out and takes back, page by page", async () => {
    await read();
    await store.summaries.leaveOut(batchId, { from: 10, to: 20, ticked: [] });
    await store.summaries.leaveOut(batchId, { from: 10, to: 20, ticked: [12] });
    assert.equal((await store.summaries.figures(batchId)).leftOut, 9);
    assert.equal((await store.summaries.targets(batchId)).length, 16);
    const cancelled = await store.summaries.cancel(batchId, "left-out");
    assert.deepEqual(cancelled[0]?.plan, aPlan({ target: manyResets(11)[10]!.plan.target }));
    assert.equal(cancelled.length, 9);
    assert.deepEqual(await store.summaries.cancel(batchId, "left-out"), []);
  });
  it("what stops while it is read leaves nobody pending, and takes no more", async () => {
    await read();
    assert.equal(await store.summaries.stop(batchId, "too-many-people"), true);
    assert.equal(await store.summaries.stop(batchId, "interrupted"), false);
    const late = { resets: manyResets(1), excluded: [], read: 1 };
    assert.equal(await store.summaries.addPortion(batchId, late), false);
    assert.deepEqual(await store.resets.batch(batchId), []);
    const { state, why } = (await store.summaries.find(batchId)) ?? {};
    assert.deepEqual([state, why], ["stopped", "too-many-people"]);
  });
  it("cancelled when it is ready: everybody, a hundred at a time", async () => {
    await read(120);
    await store.summaries.finish(batchId, later);
    assert.equal((await store.summaries.cancel(batchId, "all")).length, 100);
    assert.equal((await store.summaries.cancel(batchId, "all")).length, 20);
    assert.equal((await store.summaries.find(batchId))?.state, "cancelled");
  });
  it("whose process fell silent is stopped, whoever notices; whose did not goes on", async () => {
    await read();
    assert.deepEqual(await store.summaries.stopSilent(), []);
    const old = () => sql`update summaries set alive_at = clock_timestamp() - interval '61 seconds'`.execute(store.db);
    await old();
    await store.summaries.keepReading([batchId]);
    assert.deepEqual(await store.summaries.stopSilent(), []);
    await old();
    assert.deepEqual(await store.summaries.stopSilent(), [batchId]);
    assert.equal((await store.summaries.find(batchId))?.why, "interrupted");
  });
  it("is claimed with the ticks and the words of each row", async () => {
    await store.summaries.add(unready, { resets: [], excluded: [], read: 0 });
    const own = { reason: "stolen", reasonText: "stolen", ticket: "INC-7", revokeSessions: true } as const;
    const part = (index: number) => ({ operator, chosen: ["m1", "m2"], ...(index === 0 && { own }) });
    await store.summaries.addPortion(batchId, { resets: manyResets(2, part), excluded: [], read: 2 });
    await store.summaries.finish(batchId, later);
    const details = { reason: "lost", revokeSessions: false } as const;
    const said = { operator, at: now, chosen: new Map<string, readonly string[]>(), details };
    assert.equal(await store.resets.claim(batchId, said, () => Promise.resolve()), 2);
    const [first, second] = await store.resets.batch(batchId);
    assert.deepEqual([first?.chosen, first?.details], [["m1", "m2"], { ...own }]);
    assert.deepEqual(second?.details, details);
    assert.equal(await store.summaries.underWay(operator), 2);
    assert.equal(await store.summaries.underWay({ ...operator, objectId: "o2" }), 0);
  });
  it("ten thousand bad rows are kept in one go", async () => {
    const excluded = Array.from({ length: 10_000 }, (_unused, index) => bad(index + 1));
    await store.summaries.add(unready, { resets: [], excluded, read: 0 });
    assert.equal((await store.summaries.excluded(batchId, 9_999, 5)).length, 1);
  });
});
