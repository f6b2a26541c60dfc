import assert from "node:assert/strict";
import { sql } from "kysely";
import type { ResetJob } from "../../../../services/resets/reset-jobs.ts";
import { eventually } from "../../../support/eventually.ts";
import { openTestQueue, type TestQueue, type TestWorker } from "../../../support/open-test-queue.ts";

const ofBulk = (resetId: string, more: Partial<ResetJob> = {}): ResetJob => {
  return { resetId, target: { tenantId: resetId, objectId: resetId }, bulk: true, ...more };
};

const has = (worker: TestWorker, resetId: string) =>
  eventually(() => {
    assert.deepEqual([...worker.inHand], [resetId]);
  });

/** Behind a long bulk's others, a reset that is half done would be found too old to go on. */
describe("of a bulk, what was begun goes first", () => {
  let queue: TestQueue;
  before(async function () {
    this.timeout(30_000);
    queue = await openTestQueue();
  });
  afterEach(() => queue.empty());
  after(() => queue.close());

  async function half(atOnce = 1): Promise<TestWorker> {
    const worker = await queue.worker(atOnce);
    await queue.enqueue(worker, [ofBulk("half-done"), ofBulk("second"), ofBulk("third")]);
    await has(worker, "half-done");
    return worker;
  }

  it("when its process stopped", async () => {
    const one = await half();
    const stopped = one.jobs.stop();
    one.end("half-done", { kind: "handed-back" });
    await stopped;
    await has(await queue.worker(1), "half-done");
  });

  it("when its process fell silent", async () => {
    const one = await half();
    await sql`update jobs.job set heartbeat_on = jobs.job_now() - interval '8 seconds' where state = 'active'`.execute(
      queue.store.db,
    );
    await eventually(async () => {
      const { rows } = await sql`select 1 from jobs.job where state = 'retry'`.execute(queue.store.db);
      assert.equal(rows.length, 1);
    });
    one.end("half-done");
    await eventually(() => {
      assert.deepEqual([...one.inHand], ["half-done"]);
    });
  });

  it("when it was put off", async () => {
    const one = await half();
    one.end("half-done", { kind: "later", afterMs: 1 });
    await has(one, "second");
    await sql`update jobs.job set start_after = jobs.job_now() where state = 'created'`.execute(queue.store.db);
    one.end("second");
    await has(one, "half-done");
  });

  it("when it waited without a job", async () => {
    const one = await half();
    await queue.enqueue(one, [ofBulk("waited", { begun: true })]);
    one.end("half-done");
    await has(one, "waited");
  });
});
