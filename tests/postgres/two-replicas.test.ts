import assert from "node:assert/strict";
import type { Store } from "../../services/adapters/store/create-store.ts";
import { openStore } from "../../services/adapters/store/opening/open-store.ts";
import { verifyRecord } from "../../services/audit/verify-record.ts";
import { aRoute } from "../support/builders/a-route.ts";
import { anEntry, tenants } from "../support/builders/audit-entries.ts";
import { aReset, batchId, manyResets, now } from "../support/builders/resets.ts";
import { openTestStore, type TestStore } from "../support/open-test-store.ts";
import { recordingLog } from "../support/recording-log.ts";

/** Two replicas, each with its own connections, over one database. */
describe("two replicas' stores over one PostgreSQL", () => {
  let one: TestStore;
  let other: Store;
  before(async () => {
    one = await openTestStore(() => now);
    assert.ok("url" in one.place);
    other = await openStore({ databaseUrl: one.place.url, log: recordingLog(), now: () => now });
  });
  after(async () => {
    await other.close();
    await one.close();
  });

  const both = () => [one, other];

  it("1,000 confirms of one batch: one has it, and enqueues it once", async () => {
    await one.keepResets(manyResets(3));
    const { operator } = aReset();
    const said = { operator, at: now, chosen: new Map(), details: { revokeSessions: false } };
    let enqueued = 0;
    const enqueue = (_within: unknown, jobs: readonly unknown[]) => {
      enqueued += jobs.length;
      return Promise.resolve();
    };
    const claims = Array.from({ length: 500 }, () => both().map(({ resets }) => resets.claim(batchId, said, enqueue)));
    const won = (await Promise.all(claims.flat())).filter((claimed) => claimed > 0);
    assert.deepEqual([won, enqueued], [[3], 3]);
  });

  it("100 entries written by both: one chain for each customer, no place twice, none left out", async () => {
    const tenantId = (index: number) => (index % 3 === 0 ? tenants.fabrikam : tenants.contoso);
    const writes = Array.from({ length: 50 }, (_, index) =>
      both().map(({ auditChains }, who) =>
        auditChains.append(anEntry({ resetId: `r${index}-${who}`, tenantId: tenantId(index) })),
      ),
    );
    await Promise.all(writes.flat());
    assert.deepEqual(await verifyRecord(other.auditChains), { entries: 100, chains: 2, tampered: [] });
  });

  it("an operator's tokens, written by both from one version: one is told to read again", async () => {
    await one.partitions.save("key", Uint8Array.of(1), undefined);
    const version = (await other.partitions.load("key"))?.version;
    const saved = await Promise.all(
      both().map(({ partitions }, who) => partitions.save("key", Uint8Array.of(who), version)),
    );
    assert.equal(saved.filter((next) => next !== undefined).length, 1);
  });

  it("posts to channels, taken by both: each by one", async () => {
    await one.routes.open(aRoute());
    const batches = Array.from({ length: 20 }, (_, index) => `b${index}`);
    for (const batch of batches) {
      await one.outbox.expect(batch, [{ id: `n-${batch}`, routeId: aRoute().id }]);
      await one.outbox.finish(batch);
    }
    const taken = await Promise.all(batches.flatMap(() => both().map(({ outbox }) => outbox.take())));
    const ids = taken.flatMap((notification) => (notification ? [notification.batchId] : []));
    assert.deepEqual(ids.sort(), batches.sort());
  });
});
