import assert from "node:assert/strict";
import fc from "fast-check";
import type { Pacing } from "../../../../core/pacing.ts";
import type { PacingStore } from "../../../../services/tenants/pacing-store.ts";
import { memoryPacingStore } from "../../../support/fakes/memory-pacing-store.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

describe("store: the tenants' buckets", () => {
  let store: TestStore;
  let clock = Date.now();
  before(async () => {
    store = await openTestStore(() => new Date(clock));
  });
  after(() => store.close());

  let tenants = 0;
  const aTenant = () => `Tenant-${++tenants}`;

  it("spends: the bucket is full again that much later, for every replica and in any case of letters", async () => {
    const { pacing } = store;
    const tenant = aTenant();
    assert.equal((await pacing.spend(tenant, 300)).fullAt, 300);
    assert.equal((await pacing.spend(tenant.toUpperCase(), 200)).fullAt, 500);
    clock += 400;
    assert.equal((await pacing.spend(tenant, 200)).fullAt, 300);
    clock += 10_000;
    assert.equal((await pacing.spend(tenant, 200)).fullAt, 200);
  });

  it("spends nothing that goes twice, however many spend at once", async () => {
    const tenant = aTenant();
    const told = await Promise.all(Array.from({ length: 50 }, () => store.pacing.spend(tenant, 10)));
    const full = told.map(({ fullAt }) => Math.round(fullAt)).toSorted((a, b) => a - b);
    assert.deepEqual(
      full,
      Array.from({ length: 50 }, (_, n) => 10 * (n + 1)),
    );
  });

  it("a hold is told to whoever asks, of that tenant alone, until it is over; nothing is spent meanwhile", async () => {
    const { pacing } = store;
    const [held, free] = [aTenant(), aTenant()];
    await pacing.spend(held, 700);
    await pacing.spend(free, 700);
    assert.equal((await pacing.hold(held, 2000)).heldUntil, 2000);
    assert.equal((await pacing.hold(held, 500)).heldUntil, 2000);
    assert.deepEqual(await pacing.held(), new Map([[held.toLowerCase(), 2000]]));
    assert.equal((await pacing.spend(held, 700)).fullAt, 700);
    clock += 2000;
    assert.deepEqual(await pacing.held(), new Map());
    assert.equal((await pacing.spend(held, 700)).heldUntil, 0);
  });

  it("a refusal slows once, and those that were under way with it not again", async () => {
    const { pacing } = store;
    const tenant = aTenant();
    const first = await pacing.hold(tenant, 1000, { slowed: 2, fullAfterMs: 50 });
    assert.deepEqual(first, { fullAt: 1050, heldUntil: 1000, slowed: 2, slowedAt: 0 });
    clock += 100;
    const second = await pacing.hold(tenant, 2000, { slowed: 4, fullAfterMs: 50 });
    assert.deepEqual(second, { fullAt: 2050, heldUntil: 2000, slowed: 2, slowedAt: -100 });
    clock += 2000;
    assert.equal((await pacing.hold(tenant, 2000, { slowed: 4, fullAfterMs: 50 })).slowed, 4);
  });

  it("does in SQL what the rule says, whatever comes after what", async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("spend" as const), ms: fc.integer({ min: 1, max: 4000 }) }),
      fc.record({ kind: fc.constant("hold" as const), ms: fc.integer({ min: 1, max: 4000 }), slower: fc.boolean() }),
      fc.record({ kind: fc.constant("later" as const), ms: fc.integer({ min: 1, max: 6000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const tenant = aTenant();
        const memory = memoryPacingStore(() => new Date(clock));
        // A row begins when it is first asked for.
        const both = (ask: (one: PacingStore) => Promise<Pacing>) => Promise.all([ask(store.pacing), ask(memory)]);
        await both((one) => one.spend(tenant, 1));
        for (const { kind, ms, ...more } of acts) {
          if (kind === "later") {
            clock += ms;
            continue;
          }
          const slower = "slower" in more && more.slower ? { slowed: 1 + ms / 1000, fullAfterMs: ms / 2 } : undefined;
          const [told, ruled] = await both((one) =>
            kind === "spend" ? one.spend(tenant, ms) : one.hold(tenant, ms, slower),
          );
          for (const name of ["fullAt", "slowed"] as const) assert.ok(Math.abs(told[name] - ruled[name]) < 0.01, name);
          assert.ok(Math.abs(Math.max(0, told.heldUntil) - Math.max(0, ruled.heldUntil)) < 0.01, "heldUntil");
        }
      }),
      { numRuns: 40 },
    );
  });
});
