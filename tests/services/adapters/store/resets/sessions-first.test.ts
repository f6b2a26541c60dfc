import assert from "node:assert/strict";
import type { Enqueue } from "../../../../../services/resets/reset-jobs.ts";
import { aReset, batchId, manyResets, now } from "../../../../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../../../../support/open-test-store.ts";

const { operator } = aReset();
const run = (index: number, runner = "me") => ({ resetId: `reset-${index}-aaaaaaaa`, runner });
const enqueue: Enqueue = () => Promise.resolve();

describe("store: sessions before removals", () => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());
  beforeEach(async () => {
    for (const table of ["pending_resets", "batches"] as const) await store.db.deleteFrom(table).execute();
  });

  async function claimed(people: number, revokeSessions = true, act: "reset" | "revoke-sessions" = "reset") {
    await store.keepResets(manyResets(people, () => ({ act })));
    const said = { operator, at: now, chosen: new Map<string, string[]>(), details: { revokeSessions } };
    await store.resets.claim(batchId, said, enqueue);
  }
  const isFirst = async () => (await store.resets.progress(batchId))?.batch.sessionsFirst ?? false;

  for (const [when, people, revoke, act, expected] of [
    ["a bulk that revokes", 11, true, "reset", true],
    ["few people", 10, true, "reset", false],
    ["a bulk that does not revoke", 11, false, "reset", false],
    ["a bulk of nothing but revocations", 11, true, "revoke-sessions", false],
  ] as const) {
    it(`${when}: ${expected ? "the sessions go first" : "no pass of its own"}`, async () => {
      await claimed(people, revoke, act);
      assert.equal(await isFirst(), expected);
    });
  }

  it("the pass ends after the last one's turn, once; whoever waits for a sign-in does not hold it up", async () => {
    await claimed(11);
    for (let index = 0; index < 9; index += 1) {
      assert.equal(await store.resets.recordSessions(run(index), "revoked", now), true);
    }
    assert.deepEqual(await store.resets.endSessions(batchId), []);
    await store.resets.park(run(9), "sign-in", now);
    assert.deepEqual(await store.resets.endSessions(batchId), []);
    await store.resets.recordSessions(run(10), "failed", now);
    const both = await Promise.all([store.resets.endSessions(batchId), store.resets.endSessions()]);
    assert.deepEqual(both.flat(), [batchId]);
    assert.equal(await isFirst(), false);
  });

  it("an answer counts only for a claimed reset in the hands of its run", async () => {
    await claimed(11);
    await store.resets.take(run(0, "another"));
    assert.equal(await store.resets.recordSessions(run(0), "revoked", now), false);
    await store.resets.begin(run(1), now);
    assert.equal(await store.resets.recordSessions(run(1), "revoked", now), false);
    await store.resets.recordSessions(run(2), "no-effect-on-guests", now);
    assert.equal((await store.resets.find(run(2).resetId))?.reset.sessions, "no-effect-on-guests");
  });

  it("who waits for the pass goes on when it is over, and not before", async () => {
    await claimed(11);
    await store.resets.recordSessions(run(0), "revoked", now);
    await store.resets.park(run(0), "sessions", now);
    assert.deepEqual(await store.resets.unpark("no-longer-waiting", now, enqueue), []);
    for (let index = 1; index < 11; index += 1) await store.resets.recordSessions(run(index), "revoked", now);
    await store.resets.endSessions(batchId);
    assert.deepEqual(await store.resets.unpark("no-longer-waiting", now, enqueue), [batchId]);
  });
});
