import assert from "node:assert/strict";
import type { ListRow } from "../../../../core/lists/people-list.ts";
import type { Excluded } from "../../../../core/reset/excluded.ts";
import type { SummaryView } from "../../../../core/reset/summary.ts";
import type { PreparedList } from "../../../../services/resets/prepare/prepared-list.ts";
import { anAccess } from "../../../support/builders/an-access.ts";
import { aMobile, anAuthenticator, aPasskey } from "../../../support/builders/methods.ts";
import { anOperator, aPerson } from "../../../support/builders/people.ts";
import { aDesk, conversationId, type Desk, noDetails } from "../../../support/fakes/a-desk.ts";

const request = { operator: anOperator(), conversationId, details: noDetails };

/** A desk whose operator may act on so many people at once. */
function aDeskOf(people: number, bulkCap = 5000): Desk {
  const access = anAccess();
  const desk = aDesk({ access: { ...access, roles: access.roles.map((role) => ({ ...role, bulkCap })) } });
  for (let index = 0; index < people; index += 1) {
    desk.world.has(aPerson(`P${index} Person`), [aMobile(), anAuthenticator()]);
  }
  return desk;
}

const rowOf = (index: number, part: Partial<ListRow> = {}): ListRow => ({
  line: index + 1,
  named: { by: "id", value: `p${index}` },
  ...part,
});
const rows = (people: number) => Array.from({ length: people }, (_, index) => rowOf(index));
const prepare = (desk: Desk, list: readonly ListRow[]) =>
  desk.many.prepareList({ ...request, list: { rows: list, bad: [] } });

function pagesOf(prepared: PreparedList): SummaryView {
  if (prepared.kind !== "pages") throw new Error(`No pages but ${prepared.kind}`);
  return prepared.view;
}

/** Read to its end in the background; its id. */
async function readAll(desk: Desk, list: readonly ListRow[]): Promise<string> {
  const prepared = await prepare(desk, list);
  if (prepared.kind !== "reading") throw new Error(`Not read in the background but ${prepared.kind}`);
  await prepared.work();
  return prepared.summary.batchId;
}

const press = (desk: Desk, batchId: string) => ({ ...desk.press(batchId), details: noDetails });

describe("services/resets/prepare-list", () => {
  it("ten: one card; eleven: pages; twenty-six: in the background", async () => {
    const desk = aDeskOf(26);
    assert.equal((await prepare(desk, rows(10))).kind, "review");
    const view = pagesOf(await prepare(desk, rows(11)));
    assert.deepEqual([view.figures.people, view.rows.length, view.figures.deletes], [11, 10, 22]);
    assert.equal((await prepare(desk, rows(26))).kind, "reading");
  });
  it("a hundred: portion by portion, never confirmed half, good for ten minutes from its end on", async () => {
    const desk = aDeskOf(100);
    const prepared = await prepare(desk, rows(100));
    assert.ok(prepared.kind === "reading");
    const { batchId } = prepared.summary;
    assert.deepEqual(await desk.many.confirmMany(press(desk, batchId)), { kind: "state" });
    desk.clock.now = new Date(desk.clock.now.getTime() + 600_000);
    await prepared.work();
    const summary = desk.summaries.summaries.get(batchId)!;
    assert.deepEqual([summary.state, summary.people, summary.read], ["ready", 100, 100]);
    assert.equal(Date.parse(summary.expiresAt ?? "") - desk.clock.now.getTime(), 600_000);
    assert.deepEqual(desk.events.at(-1), { kind: "prepared", batchId });
    const positions = (await desk.resets.batch(batchId)).map(({ position }) => position);
    assert.deepEqual(positions, [...positions.keys()]);
    assert.deepEqual(await desk.many.confirmMany(press(desk, batchId)), { kind: "claimed", people: 100 });
    assert.deepEqual(await desk.many.confirmMany(press(desk, batchId)), { kind: "state" });
  });
  it("exceptions keep their line: nobody, twice, nothing, unknown customer", async () => {
    const desk = aDeskOf(12);
    desk.world.has(aPerson("Nora Nothing"), [aPasskey()]);
    const prepared = await prepare(desk, [
      ...rows(12),
      rowOf(12, { named: { by: "id", value: "ghost" } }),
      rowOf(13, { named: { by: "address", value: "p3@contoso.com" } }),
      rowOf(14, { named: { by: "id", value: "nora" } }),
      rowOf(15, { customer: "Nowhere Ltd" }),
    ]);
    const { batchId } = pagesOf(prepared).summary;
    const excluded = await desk.summaries.excluded(batchId, 0, 10);
    const told = excluded.map((one: Excluded) => `${one.line} ${one.why}`);
    assert.deepEqual(told, ["13 not-found", "14 twice", "15 nothing-to-reset", "16 bad-row"]);
  });
  it("more rows than the operator may act on anywhere: nobody is looked up", async () => {
    const desk = aDeskOf(12, 11);
    await assert.rejects(prepare(desk, rows(12)), { code: "too-many-people" });
    assert.equal(desk.summaries.summaries.size, 0);
  });
  it("what stops the reading leaves nobody behind", async () => {
    const desk = aDeskOf(60);
    desk.audit.breakAt("denied");
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["*"], never: ["p40"] }] };
    const batchId = await readAll(desk, rows(60));
    const { state, why } = desk.summaries.summaries.get(batchId) ?? {};
    assert.deepEqual([state, why], ["stopped", "no-record"]);
    assert.deepEqual(await desk.resets.batch(batchId), []);
  });
  it("a process that stops reads no further and says so", async () => {
    const desk = aDeskOf(60);
    const prepared = await prepare(desk, rows(60));
    assert.ok(prepared.kind === "reading");
    desk.many.stopReading();
    await prepared.work();
    assert.equal(desk.summaries.summaries.get(prepared.summary.batchId)?.why, "interrupted");
    assert.deepEqual(
      desk.world.done.filter((one) => one.startsWith("read ")),
      [],
    );
  });
  it("nobody reads it any more: stopped, and its card is told", async () => {
    const desk = aDeskOf(30);
    const prepared = await prepare(desk, rows(30));
    assert.ok(prepared.kind === "reading");
    await desk.many.keepReading();
    const { batchId } = prepared.summary;
    assert.equal(desk.summaries.summaries.get(batchId)?.why, "interrupted");
    assert.deepEqual(desk.events, [{ kind: "prepared", batchId }]);
  });
});

describe("services/resets/confirm-many", () => {
  it("whom the operator left out is cancelled and recorded, the others are claimed as they were read", async () => {
    const desk = aDeskOf(12);
    const { batchId } = pagesOf(await prepare(desk, rows(12))).summary;
    const on = { page: 1, ticks: [0] };
    assert.deepEqual(await desk.many.confirmMany({ ...press(desk, batchId), on }), { kind: "claimed", people: 11 });
    const batch = await desk.resets.batch(batchId);
    assert.deepEqual(
      batch.map(({ state }) => state),
      [...Array.from({ length: 11 }, () => "claimed"), "cancelled"],
    );
    assert.equal(batch[0]?.chosen?.length, 2);
    assert.deepEqual(desk.audit.kinds(), ["cancelled", "bulk-changed"]);
    const started = desk.audit.entries.at(-1);
    assert.ok(started?.kind === "bulk-changed");
    assert.deepEqual([started.change, started.people, started.act], ["started", 11, "reset"]);
  });
  it("nobody left, something missing: asked again, nothing claimed", async () => {
    const desk = aDeskOf(12);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["*"], requireReason: true, requireTicket: true }] };
    const own = { ticket: "INC-1" };
    const listed = rows(12).map((row) => ({ ...row, own }));
    const { batchId } = pagesOf(await prepare(desk, listed)).summary;
    const confirmed = await desk.many.confirmMany(press(desk, batchId));
    assert.deepEqual(confirmed.kind === "incomplete" && confirmed.missing, ["reason"]);
    await desk.summaries.leaveOut(batchId, { from: 0, to: 12, ticked: [] });
    const nobody = await desk.many.confirmMany(press(desk, batchId));
    assert.deepEqual(nobody.kind === "incomplete" && nobody.missing, ["nobody-left"]);
    assert.ok((await desk.resets.batch(batchId)).every(({ state }) => state === "pending"));
  });
  it("several commands in a row do not get round the cap; one person always goes", async () => {
    const desk = aDeskOf(25, 20);
    const first = pagesOf(await prepare(desk, rows(12))).summary.batchId;
    const second = pagesOf(await prepare(desk, rows(25).slice(12, 24))).summary.batchId;
    assert.equal((await desk.many.confirmMany(press(desk, first))).kind, "claimed");
    await assert.rejects(desk.many.confirmMany(press(desk, second)), { code: "too-many-people" });
    const single = await desk.summaryFor("p24");
    assert.ok(single.kind === "review");
    const confirmed = await desk.confirm({ ...press(desk, single.batchId), ticks: {} });
    assert.equal(confirmed.kind, "claimed");
    await desk.carryOut();
    assert.equal((await desk.many.confirmMany(press(desk, second))).kind, "claimed");
  });
  it("a cap that shrank since the summary counts", async () => {
    const desk = aDeskOf(12);
    const { batchId } = pagesOf(await prepare(desk, rows(12))).summary;
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["*"], bulkCap: 11 }] };
    await assert.rejects(desk.many.confirmMany(press(desk, batchId)), { code: "too-many-people" });
  });
  it("run out, or somebody else's: nothing happens", async () => {
    const desk = aDeskOf(12);
    const { batchId } = pagesOf(await prepare(desk, rows(12))).summary;
    const priya = anOperator({ objectId: "priya" });
    await assert.rejects(desk.many.confirmMany({ ...press(desk, batchId), operator: priya }), { code: "not-yours" });
    desk.clock.now = new Date(desk.clock.now.getTime() + 600_000);
    assert.equal((await desk.many.confirmMany(press(desk, batchId))).kind, "state");
    assert.equal((await desk.prepareAgain.ofBatch(desk.press(batchId))).kind, "pages");
  });
});
