import assert from "node:assert/strict";
import type { Pace } from "../../../../core/pacing.ts";
import type { MethodCallsLimit } from "../../../../emulator/directory/world.ts";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createOpenTenant } from "../../../../services/adapters/graph/create-open-tenant.ts";
import { createTenantBudget } from "../../../../services/tenants/create-tenant-budget.ts";
import type { OpenOptions, OpenTenant, TenantAccess } from "../../../../services/tenants/open-tenant.ts";
import { aMobile } from "../../../support/builders/methods.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { eventually } from "../../../support/eventually.ts";
import { openTestStore, type TestStore } from "../../../support/open-test-store.ts";

const published: Pace = { calls: 5, perMs: 10_000 };
const fast: Pace = { calls: 100, perMs: 10_000 };

describe("two replicas over one store and one Graph", () => {
  let desk: Desk;
  let store: TestStore;
  before(async () => {
    desk = await startDesk();
    store = await openTestStore(() => desk.microsoft.now());
    await desk.signIn(peopleIds.olivia);
  });
  after(async () => {
    await desk.microsoft.stop();
    await store.close();
  });
  beforeEach(() => {
    desk.microsoft.world.reset();
    desk.microsoft.faults.clear();
    // What was spent and held before is over.
    desk.microsoft.advance(3_600_000);
  });

  type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

  const moving: Wait = (ms) => {
    desk.microsoft.advance(ms);
    return Promise.resolve();
  };

  function aReplica(pace: Pace, wait: Wait = moving): OpenTenant {
    const now = () => desk.microsoft.now();
    const timeout = (ms: number) => AbortSignal.timeout(ms);
    const { tenantToken: tokens, cloud, log } = desk;
    const budget = createTenantBudget({ store: store.pacing, pace, now, wait, waitTurn: wait, timeout });
    return createOpenTenant({
      ...{ tokens, cloud, log, now, wait, budget },
      served: (tenantId) => ({ name: tenantId }),
      random: () => 0.5,
    });
  }

  async function open(replica: OpenTenant, tenantId: string, options: OpenOptions = {}): Promise<TenantAccess> {
    const access = await replica(desk.operator(peopleIds.olivia), tenantId, options);
    desk.microsoft.log.clear();
    return access;
  }

  it("one is told to wait: meanwhile neither calls that customer, and both go on with another one", async () => {
    const ends: (() => void)[] = [];
    const blocked: Wait = () => new Promise((end) => ends.push(end));
    const [one, other] = [aReplica(fast, blocked), aReplica(fast, blocked)];
    const [here, there] = [await open(one, tenantIds.northwind), await open(other, tenantIds.northwind)];
    const elsewhere = await open(other, tenantIds.contoso);
    const answer = { status: 429, headers: { "retry-after": "30" } };
    desk.microsoft.faults.add({ match: { service: "graph", tenantId: tenantIds.northwind }, times: 1, answer });
    const first = removeNothing(here);
    await eventually(() => {
      assert.equal(ends.length, 1);
    });
    desk.graphRequests();
    desk.microsoft.advance(250);
    const second = removeNothing(there);
    await elsewhere.people.byId(targetIds.aliceArcher);
    await eventually(() => {
      assert.equal(ends.length, 2);
    });
    assert.deepEqual(desk.graphRequests(), [`GET /v1.0/users/${targetIds.aliceArcher}`]);
    desk.microsoft.advance(30_000);
    for (const end of ends) end();
    assert.deepEqual([await first, await second], ["already-gone", "already-gone"]);
    assert.equal(desk.graphRequests().length, 2);
  });

  /** Calls one after the other, each by the other replica, and tells what Graph counted. */
  async function callInTurn(pace: Pace, limit: MethodCallsLimit) {
    desk.microsoft.world.conditions.methodCallsLimit = limit;
    const bulk = { priority: "bulk" } as const;
    const one = await open(aReplica(pace), tenantIds.northwind, bulk);
    const other = await open(aReplica(pace), tenantIds.northwind, bulk);
    for (let n = 0; n < 18; n += 1)
      for (const door of [one, other]) assert.equal(await removeNothing(door), "already-gone");
    return desk.microsoft.methodCalls()[tenantIds.northwind]!;
  }

  it("at the pace that is enforced nothing is ever refused", async () => {
    assert.deepEqual(await callInTurn(published, published), { answered: 36, refused: 0, whileToldToWait: 0 });
  });

  for (const shape of ["bucket", "window"] as const) {
    it(`at too fast a pace (${shape}) it finds the right one, without one call while told to wait`, async () => {
      const { answered, refused, whileToldToWait } = await callInTurn(fast, { ...published, shape });
      assert.deepEqual([answered, whileToldToWait], [36, 0]);
      assert.ok(refused > 0);
    });
  }

  it("an interactive call finds room beside a bulk that has spent what it may", async () => {
    desk.microsoft.world.conditions.methodCallsLimit = published;
    const waits: number[] = [];
    const never: Wait = (ms) => {
      waits.push(ms);
      return new Promise(() => undefined);
    };
    const [one, other] = [aReplica(published, never), aReplica(published, never)];
    const bulk = await open(one, tenantIds.northwind, { priority: "bulk" });
    void bulk.methods.read(targetIds.astridAllround);
    void bulk.methods.read(targetIds.astridAllround);
    await eventually(() => {
      assert.equal(waits.length, 1);
    });
    const person = await open(other, tenantIds.northwind);
    assert.equal(await removeNothing(person), "already-gone");
    assert.equal(waits.length, 1);
  });
});

/** One call under the limit, which finds nothing to remove. */
async function removeNothing({ methods }: TenantAccess): Promise<string> {
  const removal = { action: "delete", method: aMobile({ id: "nobody's" }) } as const;
  return (await methods.remove(targetIds.astridAllround, removal, new AbortController().signal)).kind;
}
