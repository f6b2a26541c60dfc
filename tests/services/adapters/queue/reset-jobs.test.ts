import assert from "node:assert/strict";
import { sql } from "kysely";
import type { ResetJob } from "../../../../services/resets/reset-jobs.ts";
import { eventually } from "../../../support/eventually.ts";
import { openTestQueue, type TestQueue, type TestWorker } from "../../../support/open-test-queue.ts";

const job = (resetId: string, part: Partial<ResetJob["target"]> & { bulk?: boolean } = {}): ResetJob => {
  const { bulk = false, tenantId = "contoso", objectId = resetId } = part;
  return { resetId, target: { tenantId, objectId }, bulk };
};

const has = (worker: TestWorker, ...ids: string[]) =>
  eventually(() => {
    assert.deepEqual([...worker.inHand].sort(), [...ids].sort());
  });

describe("the queue of resets", () => {
  let queue: TestQueue;
  before(async function () {
    this.timeout(30_000);
    queue = await openTestQueue();
  });
  afterEach(() => queue.empty());
  after(() => queue.close());

  /** As a process leaves a job that it took and then died. */
  async function takenByTheDead(silentFor: string): Promise<void> {
    await sql`update jobs.job set state = 'active', started_on = jobs.job_now(),
      heartbeat_on = jobs.job_now() - ${silentFor}::interval`.execute(queue.store.db);
  }

  it("a job is there when its transaction is, and gone when it is rolled back", async () => {
    const worker = await queue.worker();
    await assert.rejects(queue.enqueue(worker, [job("a")], new Error("no")), /no/);
    assert.deepEqual(await worker.jobs.waiting(), { depth: 0, oldestSeconds: 0 });
    await queue.enqueue(worker, [job("a")]);
    await has(worker, "a");
    assert.deepEqual([worker.runs[0]?.tries, worker.runs[0]?.again], [0, false]);
  });

  it("ten thousand jobs are one statement", async () => {
    const worker = await queue.worker(1);
    await queue.enqueue(
      worker,
      Array.from({ length: 10_000 }, (_, index) => job(`r${index}`, { tenantId: `t${index % 20}`, bulk: true })),
    );
    assert.ok((await worker.jobs.waiting()).depth >= 9_999);
    const known = await worker.jobs.without(["r0", "r9999", "stranger"]);
    assert.deepEqual(known, ["stranger"]);
  });

  it("never two of one target at a time, in whatever process; the next one follows", async () => {
    const one = await queue.worker();
    await queue.enqueue(one, [job("first", { objectId: "alice" })]);
    await has(one, "first");
    // On a server it could be the faster one.
    const other = await queue.worker();
    await queue.enqueue(other, [job("second", { objectId: "alice" }), job("bob")]);
    await eventually(() => {
      assert.ok(one.inHand.has("bob") || other.inHand.has("bob"));
    });
    assert.ok(!one.inHand.has("second") && !other.inHand.has("second"));
    one.end("first");
    await eventually(() => {
      assert.ok(one.inHand.has("second") || other.inHand.has("second"));
    });
  });

  it("one tenant never takes all: four of a bulk at a time, two more for who sits and waits, the others go by", async () => {
    const worker = await queue.worker(16);
    const bulk = Array.from({ length: 8 }, (_, index) => job(`b${index}`, { bulk: true }));
    await queue.enqueue(worker, bulk);
    await eventually(() => {
      assert.equal(worker.inHand.size, 4);
    });
    await queue.enqueue(worker, [job("x"), job("y"), job("z"), job("elsewhere", { tenantId: "fabrikam", bulk: true })]);
    await eventually(() => {
      assert.equal(worker.inHand.size, 7);
    });
    const others = [...worker.inHand].filter((id) => !id.startsWith("b")).sort();
    assert.equal(others.filter((id) => id !== "elsewhere").length, 2);
    assert.ok(others.includes("elsewhere"));
  });

  it("one tenant after the other: the first of each goes before the second of any", async () => {
    const worker = await queue.worker(3);
    const tenants = ["contoso", "fabrikam", "tailspin"];
    const ids = tenants.flatMap((tenantId) => ["1", "2", "3"].map((n) => ({ tenantId, id: `${tenantId}-${n}` })));
    await queue.enqueue(
      worker,
      ids.map(({ id, tenantId }) => job(id, { tenantId, bulk: true })),
    );
    await has(worker, "contoso-1", "fabrikam-1", "tailspin-1");
  });

  it("who sits and waits goes before a bulk", async () => {
    const worker = await queue.worker(1);
    await queue.enqueue(worker, [job("b0", { bulk: true }), job("b1", { bulk: true, tenantId: "fabrikam" })]);
    await eventually(() => {
      assert.equal(worker.inHand.size, 1);
    });
    await queue.enqueue(worker, [job("x", { tenantId: "tailspin" })]);
    const [inHand] = worker.inHand;
    worker.end(inHand ?? "");
    await has(worker, "x");
  });

  it("no more than it may have at a time", async () => {
    const worker = await queue.worker(2);
    await queue.enqueue(
      worker,
      ["a", "b", "c"].map((id) => job(id, { tenantId: id })),
    );
    await eventually(() => {
      assert.equal(worker.inHand.size, 2);
    });
    assert.deepEqual((await worker.jobs.waiting()).depth, 1);
  });

  it("put off: the same job once more, later, with one more try; it never is without a job", async () => {
    const worker = await queue.worker();
    await queue.enqueue(worker, [job("a")]);
    await has(worker, "a");
    worker.end("a", { kind: "later", afterMs: 1 });
    await eventually(async () => {
      assert.equal(worker.inHand.size, 0);
      assert.deepEqual(await worker.jobs.without(["a"]), []);
    });
    await eventually(() => {
      assert.equal(worker.runs[1]?.tries, 1);
    });
  });

  it("a fault of ours is put off too, and logged", async () => {
    const worker = await queue.worker();
    await queue.enqueue(worker, [job("a")]);
    await has(worker, "a");
    worker.end("a", new Error("a bug"));
    await eventually(() => {
      assert.equal(worker.runs[1]?.tries, 1);
    });
    assert.equal(worker.log.at("error")[0]?.message, "job failed");
  });

  it("handed back: somebody else has it at once, as one that was begun before", async () => {
    const one = await queue.worker();
    await queue.enqueue(one, [job("a")]);
    await has(one, "a");
    const other = await queue.worker();
    const stopped = one.jobs.stop();
    assert.ok(one.runs[0]?.handBack.aborted);
    one.end("a", { kind: "handed-back" });
    await stopped;
    await has(other, "a");
    assert.equal(other.runs[0]?.again, true);
  });

  it("a process that stops takes nothing more", async () => {
    const worker = await queue.worker();
    await worker.jobs.stop();
    const other = await queue.worker();
    await queue.enqueue(other, [job("a")]);
    worker.jobs.wake();
    await has(other, "a");
    assert.deepEqual(worker.runs, []);
  });

  it("the job of a process that fell silent is taken over, that of a living one is not", async () => {
    const sender = await queue.worker(1);
    await queue.enqueue(sender, [job("blocker")]);
    await has(sender, "blocker");
    await queue.enqueue(sender, [job("dead")]);
    await sql`update jobs.job set state = 'active', started_on = jobs.job_now(), heartbeat_on = jobs.job_now()
      where data->>'resetId' = 'dead'`.execute(queue.store.db);
    const worker = await queue.worker();
    assert.equal(await sender.runs[0]?.stillMine(), true);
    assert.equal(worker.runs.length, 0);
    await sql`update jobs.job set heartbeat_on = jobs.job_now() - interval '8 seconds'
      where data->>'resetId' = 'dead'`.execute(queue.store.db);
    await has(worker, "dead");
    assert.equal(worker.runs[0]?.again, true);
  });

  it("a process that was taken for dead hears that it is no longer its job", async () => {
    const worker = await queue.worker();
    await queue.enqueue(worker, [job("a")]);
    await has(worker, "a");
    await takenByTheDead("8 seconds");
    await eventually(() => {
      assert.equal(worker.runs.length, 2);
    });
    await eventually(async () => {
      assert.equal(await worker.runs[0]?.stillMine(), false);
    });
    assert.equal(await worker.runs[1]?.stillMine(), true);
  });
});
