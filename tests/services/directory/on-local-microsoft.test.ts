import assert from "node:assert/strict";
import type { Access } from "../../../core/access/access.ts";
import { roleIds } from "../../../emulator/directory/role-ids.ts";
import { groupIds, peopleIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { createReadRecords } from "../../../services/customers/delegated-records.ts";
import { createEntraRolesIn } from "../../../services/customers/entra-roles-in.ts";
import { createListMethods } from "../../../services/directory/list-methods.ts";
import { createListUsers, type ListUsers } from "../../../services/directory/list-users.ts";
import { createShowUser } from "../../../services/directory/show-user.ts";
import { type Desk, startDesk } from "../../support/desk-on-local-microsoft.ts";
import { memoryViewStore } from "../../support/fakes/memory-view-store.ts";

const home = { tenantId: tenantIds.northwind, name: "Northwind Managed Services", home: true };
const customers = [
  home,
  { tenantId: tenantIds.contoso, name: "Contoso", home: false },
  { tenantId: tenantIds.fabrikam, name: "Fabrikam", home: false },
  { tenantId: tenantIds.adatum, name: "Adatum", home: false },
];
const access: Access = {
  customers: Object.fromEntries(customers.filter((one) => !one.home).map(({ name, tenantId }) => [name, tenantId])),
  roles: (["UsersReader", "AuthenticationMethodsWriter"] as const).map((role) => ({
    role,
    members: [{ group: groupIds.helpdesk }],
    customers: ["*"],
  })),
  rules: [],
  samePerson: [],
};

describe("services/directory, against the local Microsoft", () => {
  let desk: Desk;
  let deps: Parameters<typeof createListUsers>[0];
  let users: ListUsers;
  const asked = {
    operator: { tenantId: home.tenantId, objectId: peopleIds.olivia, name: "Olivia" },
    conversationId: "c",
  };

  before(async () => {
    desk = await startDesk();
    await desk.signIn(peopleIds.olivia);
    let ids = 0;
    const now = () => desk.microsoft.now();
    deps = {
      openTenant: desk.openTenant,
      access: { current: () => access, fault: () => undefined },
      home,
      entraRolesIn: createEntraRolesIn({ records: createReadRecords({ ...desk, home, now }), now }),
      views: memoryViewStore(now),
      now,
      newId: () => `view-${++ids}`,
      timeout: () => new AbortController().signal,
    };
    users = createListUsers(deps);
  });
  afterEach(() => {
    desk.microsoft.faults.clear();
  });
  after(async () => {
    await desk.microsoft.stop();
  });

  const nameOf = (tenantId: string) => customers.find((customer) => customer.tenantId === tenantId)?.name;

  it("an Entra role that is missing in one customer takes the actions away and is named", async () => {
    const { delegations } = desk.microsoft.tenant(tenantIds.contoso);
    const before = delegations.map(({ roles }) => roles);
    for (const delegation of delegations) delegation.roles = [roleIds["Directory Readers"]];
    try {
      const { state } = await users.open({ ...asked, customers: customers.slice(0, 3) });
      assert.deepEqual(state.actions.allowed, []);
      const named = state.actions.missing.map(({ customer, why }) => `${customer.name} ${why}`);
      assert.deepEqual(named, ["Contoso entra-role-missing", "Contoso entra-role-missing"]);
      assert.ok(state.rows.length > 0);
    } finally {
      for (const [index, roles] of before.entries()) delegations[index]!.roles = roles;
    }
  });

  it("the union of all customers, those without a way in named", async () => {
    const { state } = await users.open({ ...asked, customers });
    const silent = state.silent.map(({ tenantId }) => tenantId);
    const expected = customers
      .filter(({ tenantId }) => !silent.includes(tenantId))
      .reduce((sum, { tenantId }) => sum + desk.microsoft.tenant(tenantId).users.size, 0);
    assert.equal(state.count, expected);
    assert.ok(!silent.includes(tenantIds.fabrikam) && !silent.includes(tenantIds.northwind));
    assert.ok(state.silent.every(({ customerName, tenantId }) => customerName === nameOf(tenantId)));
  });

  it("pages through all 1,200 people of Fabrikam, each once, in 120 requests", async function () {
    this.timeout(60_000);
    const fabrikam = customers.filter(({ name }) => name === "Fabrikam");
    desk.graphRequests();
    let view = await users.open({ ...asked, customers: fabrikam });
    const ids = view.state.rows.map(({ objectId }) => objectId);
    while (view.state.hasNext) {
      const press = { ...asked, viewId: view.id, version: view.version, action: { do: "next" } } as const;
      view = await users.press({ ...press, ticks: view.state.page < 3 ? [0] : [] });
      ids.push(...view.state.rows.map(({ objectId }) => objectId));
    }
    assert.equal(new Set(ids).size, 1200);
    assert.equal(ids.length, 1200);
    assert.equal(view.state.ticked.length, 3);
    assert.equal(desk.graphRequests().filter((one) => one === "GET /v1.0/users").length, 120);
  });

  it("a refusing customer is named and the others are shown", async () => {
    desk.microsoft.faults.add({
      match: { service: "graph", tenantId: tenantIds.fabrikam },
      answer: { status: 403, body: { error: { code: "Authorization_RequestDenied", message: "No." } } },
    });
    const { state } = await users.open({ ...asked, customers: [home, customers[2]!] });
    assert.deepEqual(state.silent, [
      { tenantId: tenantIds.fabrikam, customerName: "Fabrikam", reason: "graph-forbidden" },
    ]);
    assert.equal(state.rows.length, 10);
  });

  it("the link of a page that Graph forgot begins the list again", async () => {
    const { id } = await users.open({ ...asked, customers: [home] });
    const body = {
      error: { code: "Directory_ExpiredPageToken", message: "The specified page token value has expired." },
    };
    const match = { service: "graph", path: "skiptoken" } as const;
    desk.microsoft.faults.add({ match, times: 1, answer: { status: 400, body } });
    const { state } = await users.press({ ...asked, viewId: id, version: 1, action: { do: "next" } });
    assert.deepEqual([state.page, state.rows.length], [0, 10]);
  });

  it("methods: by the report with its role, method by method without", async () => {
    const methods = createListMethods(deps);
    const without = await methods.open({ ...asked, customers: [home] });
    assert.deepEqual(without.state.withoutReport, [{ customerName: home.name, why: "no-role" }]);
    assert.equal(without.state.rows.length, 10);
    assert.ok(without.state.rows.some(({ registered }) => registered === true));
    desk.microsoft.user(peopleIds.olivia).roles.push(roleIds["Reports Reader"]);
    desk.graphRequests();
    const press = { ...asked, viewId: without.id, version: 1, action: { do: "refresh" } } as const;
    const { state } = await methods.press(press);
    assert.deepEqual(state.withoutReport, []);
    assert.equal(desk.graphRequests().filter((one) => one.includes("userRegistrationDetails")).length, 1);
  });

  it("opens a row: the person with manager, roles and plan", async () => {
    const view = await users.open({ ...asked, customers: [home], search: "Alice Anders" });
    const row = { ...asked, viewId: view.id, version: view.version, position: 0 };
    const details = await createShowUser(deps).openRow(row);
    assert.equal(details.person.displayName, "Alice Anders");
    assert.ok("plan" in details.methods && details.methods.plan.removals.length > 0);
    assert.deepEqual([details.roles, details.actions], [[], ["reset", "revoke-sessions"]]);
  });
});
