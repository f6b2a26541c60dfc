import assert from "node:assert/strict";
import { sql } from "kysely";
import type { Outcome } from "../../../../../core/reset/outcome.ts";
import type { Enqueue } from "../../../../../services/resets/reset-jobs.ts";
import { aBulkHead, counts } from "../../../../support/builders/bulks.ts";
import { allGone, anOutcome, aReset, batchId, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const { operator, details } = aReset();
const idOf = (index: number) => `reset-${index}-aaaaaaaa`;
const run = (index: number) => ({ resetId: idOf(index), runner: "me" });
const seconds = (number: number) => new Date(now.getTime() + number * 1000);
const enqueue: Enqueue = () => Promise.resolve();

const refused = anOutcome({
  verdict: "failed",
  steps: allGone.map(({ removal }) => ({ removal, status: "still-registered", trouble: "forbidden" })),
});

/** Even positions are Contoso's (tenant-0), odd ones Fabrikam's (tenant-1). */
describe("store: bulks", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());
  beforeEach(async () => {
    for (const table of ["pending_resets", "batches"] as const) await store.db.deleteFrom(table).execute();
  });

  async function claimed(number: number, said = details): Promise<void> {
    await store.keepResets(manyResets(number));
    await store.resets.claim(batchId, { operator, at: now, chosen: new Map(), details: said }, enqueue);
  }
  const hold = (tenantId: string) =>
    sql`insert into tenant_budgets (tenant_id, full_at, held_until, slowed_at) values (${tenantId}, clock_timestamp(),
      clock_timestamp() + interval '1 minute', clock_timestamp())`.execute(store.db);
  const end = (index: number, outcome: Partial<Outcome> = {}) =>
    store.resets.end(run(index), anOutcome({ ...outcome, endedAt: seconds(60 + index).toISOString() }));
  const positions = async (filter: "all" | "trouble", from = 0, most = 10) =>
    (await store.bulks.page(batchId, { filter, from, most })).map(({ position }) => position);

  it("a head is what was confirmed, and when the last one ended; none before Confirm", async () => {
    await store.keepResets(manyResets(12));
    assert.equal(await store.bulks.head(batchId), undefined);
    await store.resets.claim(batchId, { operator, at: now, chosen: new Map(), details }, enqueue);
    await end(0);
    await end(3);
    const { batch, operator: whose, endedAt } = (await store.bulks.head(batchId)) ?? aBulkHead();
    assert.deepEqual([batch.mode, batch.total, whose, endedAt], ["running", 12, operator, seconds(63).toISOString()]);
  });

  it("customers in sums: the largest first, done without trouble only, how long Microsoft asked to wait", async () => {
    await claimed(13);
    await end(0);
    await end(2, { sessions: "failed" });
    await store.resets.park(run(1), "sign-in", now);
    await hold("tenant-1");
    const customers = await store.bulks.customers(batchId);
    assert.deepEqual(
      customers.map(({ heldMs: _, tenantId: __, ...sums }) => sums),
      [
        { customerName: "Contoso", people: 7, left: 5, removals: 25, awaitingSignIn: 0, done: 1 },
        { customerName: "Fabrikam", people: 6, left: 6, removals: 30, awaitingSignIn: 1, done: 0 },
      ],
    );
    const [none = -1, held = -1] = customers.map(({ heldMs }) => heldMs);
    assert.ok(none === 0 && held > 0 && held <= 60_000, `${none} ${held}`);
  });

  it("pages: trouble first, each in order, and the last ones who ended", async () => {
    await claimed(12);
    for (let index = 0; index < 12; index += 1) await end(index, index % 4 === 3 ? refused : {});
    assert.deepEqual(await positions("all"), [3, 7, 11, 0, 1, 2, 4, 5, 6, 8]);
    assert.deepEqual(await positions("all", 10), [9, 10]);
    assert.deepEqual(await positions("trouble"), [3, 7, 11]);
    assert.equal(await store.bulks.inTrouble(batchId), 3);
    assert.deepEqual(
      (await store.bulks.latest(batchId, 3)).map(({ position }) => position),
      [11, 10, 9],
    );
  });

  it("one customer: its counts, its exceptions in order and how many, who was given up is counted only", async () => {
    await claimed(40);
    await end(0, { sessions: "unknown" });
    await end(1, refused);
    await end(2, refused);
    await end(4, { verdict: "partial" });
    await store.resets.move(idOf(6), ["claimed"], "superseded");
    await store.resets.move(idOf(8), ["claimed"], "cancelled");
    const part = await store.bulks.inCustomer(batchId, "TENANT-0", 3);
    assert.deepEqual(part.counts, counts({ done: 1, failed: 1, stillRegistered: 1, changed: 1, leftOut: 1, left: 15 }));
    assert.equal(part.notSignedOut, 1);
    assert.deepEqual([part.exceptions.map(({ position }) => position), part.exceptionsInAll], [[0, 2, 4], 4]);
    assert.equal(part.endedAt, seconds(64).toISOString());
  });

  it("one customer: a reason or ticket only where all have the same", async () => {
    const own = (index: number) => (index === 2 ? { own: { ticket: "INC-2" } } : {});
    await store.keepResets(manyResets(12, own));
    const said = { ...details, reason: "lost", ticket: "INC-1" } as const;
    await store.resets.claim(batchId, { operator, at: now, chosen: new Map(), details: said }, enqueue);
    assert.deepEqual((await store.bulks.inCustomer(batchId, "tenant-0", 3)).details, { reason: "lost" });
    assert.deepEqual((await store.bulks.inCustomer(batchId, "tenant-1", 3)).details, {
      reason: "lost",
      ticket: "INC-1",
    });
  });

  it("refusals: of one customer, newest first, since the batch last changed; none of few people", async () => {
    await claimed(12);
    for (const index of [0, 2, 4]) await end(index, index === 2 ? {} : refused);
    await end(1, refused);
    assert.deepEqual(await store.bulks.refusals(batchId, "tenant-0", 10), ["forbidden", undefined, "forbidden"]);
    await store.resets.changeBatch(batchId, { from: ["running"], to: "paused", at: seconds(62) });
    assert.deepEqual(await store.bulks.refusals(batchId, "tenant-0", 10), ["forbidden"]);
    await store.db.updateTable("batches").set({ total: 10 }).execute();
    assert.deepEqual(await store.bulks.refusals(batchId, "tenant-0", 10), []);
  });

  it("who is asked again: what did not hold or broke off; not who did not sign in", async () => {
    await claimed(12);
    await end(0, { verdict: "interrupted" });
    await end(1, { verdict: "interrupted", stoppedBy: "sign-in-needed" });
    await store.resets.move(idOf(2), ["claimed"], "superseded");
    for (let index = 3; index < 12; index += 1) await end(index);
    const ids = async (which: "toAskAgain" | "unfinished") =>
      (await store.bulks[which](batchId)).map(({ objectId }) => objectId);
    assert.deepEqual(await ids("toAskAgain"), ["person-0", "person-2"]);
    assert.deepEqual(await ids("unfinished"), ["person-0", "person-1", "person-2"]);
  });

  it("cancelling takes a hundred that are not begun at a time, each once, parked ones too", async () => {
    await claimed(130);
    await store.resets.begin(run(0), now);
    await store.resets.park(run(1), "paused", now);
    const first = await Promise.all([store.bulks.cancelLeft(batchId), store.bulks.cancelLeft(batchId)]);
    const rest = await store.bulks.cancelLeft(batchId);
    const ids = [...first.flat(), ...rest].map(({ id }) => id);
    assert.deepEqual(
      [ids.length, new Set(ids).size, ids.includes(idOf(0)), ids.includes(idOf(1))],
      [129, 129, false, true],
    );
    assert.deepEqual(await store.bulks.cancelLeft(batchId), []);
  });

  it("under way: of more people than asked for, until it is finished", async () => {
    await claimed(12);
    assert.deepEqual(await store.bulks.underWay(12), []);
    assert.deepEqual(
      (await store.bulks.underWay(10)).map(({ head, left }) => [head.batch.batchId, left]),
      [[batchId, 12]],
    );
    for (let index = 0; index < 12; index += 1) await end(index);
    assert.equal(await store.resets.finishBatch(batchId, seconds(90)), true);
    assert.deepEqual(await store.bulks.underWay(10), []);
  });
});
