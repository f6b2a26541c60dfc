import assert from "node:assert/strict";
import sinon from "sinon";
import { createOpenTenant } from "../../../services/adapters/graph/create-open-tenant.ts";
import { createReadRecords } from "../../../services/customers/delegated-records.ts";
import { createEntraRolesIn } from "../../../services/customers/entra-roles-in.ts";
import { createListMethods } from "../../../services/directory/list-methods.ts";
import { createListUsers } from "../../../services/directory/list-users.ts";
import { anAccess } from "../../support/builders/an-access.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { now } from "../../support/builders/resets.ts";
import { GraphInRounds } from "../../support/fakes/graph-in-rounds.ts";
import { memoryViewStore } from "../../support/fakes/memory-view-store.ts";
import { memoryBudget } from "../../support/memory-budget.ts";
import { recordingLog } from "../../support/recording-log.ts";

const known = [
  home,
  ...Array.from({ length: 499 }, (_, n) => ({ tenantId: `t${n}`, name: `Customer ${n}`, home: false })),
];
const selected = known.slice(0, 40);
const nothingWaits = () => Promise.reject(new Error("Nothing waits here."));
const asked = { operator: anOperator(), conversationId: "personal" };

/** Scale (issue 4): 40 customers of 500 selected, 1,200 people each; what counts is requests and rounds, never time. */
describe("services/directory, round trips through the real door", () => {
  let graph: GraphInRounds;

  beforeEach(() => {
    graph = new GraphInRounds(
      1200,
      known.map(({ tenantId }) => tenantId),
    );
    sinon.replace(globalThis, "fetch", graph.fetch);
  });
  afterEach(() => {
    sinon.restore();
  });

  function aDesk() {
    const openTenant = createOpenTenant({
      tokens: (_operator, tenantId) => Promise.resolve({ accessToken: tenantId, tenantId, expiresAt: now }),
      cloud: { graphBaseUrl: "https://graph.example", lacks: [] },
      served: (tenantId) => known.find((customer) => customer.tenantId === tenantId),
      now: () => now,
      wait: nothingWaits,
      budget: memoryBudget({ now: () => now, wait: nothingWaits }),
      random: () => 0,
      log: recordingLog(),
    });
    const customers = Object.fromEntries(known.slice(1).map(({ name, tenantId }) => [name, tenantId]));
    let ids = 0;
    const deps = {
      openTenant,
      access: { current: () => anAccess({ customers }), fault: () => undefined },
      home,
      entraRolesIn: createEntraRolesIn({
        records: createReadRecords({ openTenant, home, now: () => now }),
        now: () => now,
      }),
      views: memoryViewStore(() => now),
      now: () => now,
      newId: () => `view-${++ids}`,
      timeout: () => new AbortController().signal,
    };
    return { users: createListUsers(deps), methods: createListMethods(deps) };
  }

  it("Users: 15 rounds cold, 6 warm, one for a next page; eight requests under way at most", async () => {
    const { users } = aDesk();
    const cold = await graph.run(() => users.open({ ...asked, customers: selected }));
    assert.deepEqual([cold.value.state.count, cold.value.state.atLeast], [48_000, false]);
    assert.ok(cold.rounds <= 15, `${cold.rounds} rounds cold`);
    assert.deepEqual(cold.value.state.actions.allowed, ["reset", "revoke-sessions"]);
    // Roles with groups, three lists of delegated administration (one of two pages), 39 assignments, 40 first pages.
    assert.equal(cold.requests, 1 + 4 + 39 + 40);
    const warm = await graph.run(() => users.open({ ...asked, customers: selected }));
    assert.ok(warm.rounds <= 6, `${warm.rounds} rounds warm`);
    assert.equal(warm.requests, 40);
    const press = { ...asked, viewId: warm.value.id, version: 1, action: { do: "next" } } as const;
    const next = await graph.run(() => users.press(press));
    assert.deepEqual([next.rounds, next.requests, next.value.state.rows.length], [1, 1, 10]);
    assert.equal(graph.mostUnderWay, 8);
  });

  it("several views of one operator at once share the eight", async () => {
    const { users } = aDesk();
    const open = () => users.open({ ...asked, customers: selected });
    await graph.run(() => Promise.all([open(), open(), open()]));
    assert.equal(graph.mostUnderWay, 8);
  });

  it("Authentication methods: the first page within the same rounds, and no request warm", async () => {
    const { methods } = aDesk();
    const cold = await graph.run(() => methods.open({ ...asked, customers: selected }));
    assert.ok(cold.rounds <= 15, `${cold.rounds} rounds`);
    // Eight reports are asked for ahead.
    assert.equal(cold.requests, 1 + 4 + 39 + 8);
    const warm = await graph.run(() => methods.open({ ...asked, customers: selected }));
    assert.equal(warm.requests, 0);
  });

  it("the view stays small however far one pages", async () => {
    const { users } = aDesk();
    let { value: view } = await graph.run(() => users.open({ ...asked, customers: selected }));
    const before = JSON.stringify(view.state).length;
    for (let page = 1; page <= 30; page += 1) {
      const press = { ...asked, viewId: view.id, version: view.version, action: { do: "next" } } as const;
      ({ value: view } = await graph.run(() => users.press(press)));
    }
    assert.equal(view.state.page, 30);
    assert.ok(JSON.stringify(view.state).length - before < 30 * 200);
  });
});
