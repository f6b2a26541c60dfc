import assert from "node:assert/strict";
import { rolesOf } from "../../../../emulator/directory/roles-of.ts";
import { groupIds, peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { ReadDirectory } from "../../../../services/directory/read-directory.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/list-administrators, against Graph over https", () => {
  let desk: Desk;
  let northwind: ReadDirectory;

  before(async () => {
    desk = await startDesk();
    northwind = (await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind)).directory;
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.log.clear();
  });

  const holders = () => {
    const tenant = desk.microsoft.tenant(tenantIds.northwind);
    return [...tenant.users.values()].filter((user) => rolesOf(tenant, user).size > 0).map(({ id }) => id);
  };

  async function all(search = ""): Promise<string[]> {
    const first = await northwind.page({ filter: "administrators", search });
    const ids = first.rows.map(({ objectId }) => objectId);
    let { next } = first;
    while (next !== undefined) {
      const page = await northwind.page({ filter: "administrators", search, cursor: next });
      ids.push(...page.rows.map(({ objectId }) => objectId));
      ({ next } = page);
    }
    assert.equal(ids.length, first.count);
    return ids;
  }

  it("everybody with an active role, each once, in two requests a page where no group holds roles", async () => {
    assert.deepEqual((await all()).sort(), holders().sort());
    desk.graphRequests();
    await northwind.page({ filter: "administrators" });
    assert.deepEqual(desk.graphRequests(), ["GET /v1.0/roleManagement/directory/roleAssignments", "GET /v1.0/users"]);
  });

  it("also those who hold it through a group, for one request more", async () => {
    const group = desk.microsoft.tenant(tenantIds.northwind).groups.get(groupIds.tierZero)!;
    const before = holders().length;
    group.roles = ["62e90394-69f5-4237-9190-012177145e10"];
    try {
      assert.ok(holders().length > before);
      assert.deepEqual((await all()).sort(), holders().sort());
      desk.graphRequests();
      await northwind.page({ filter: "administrators" });
      assert.equal(desk.graphRequests().length, 3);
    } finally {
      group.roles = [];
    }
  });

  it("a group that is gone meanwhile is nobody", async () => {
    const group = desk.microsoft.tenant(tenantIds.northwind).groups.get(groupIds.tierZero)!;
    group.roles = ["62e90394-69f5-4237-9190-012177145e10"];
    const body = { error: { code: "Request_ResourceNotFound", message: "Gone." } };
    desk.microsoft.faults.add({
      match: { service: "graph", path: "transitiveMembers" },
      answer: { status: 404, body },
    });
    try {
      const { rows } = await northwind.page({ filter: "administrators" });
      assert.ok(rows.length > 0);
    } finally {
      group.roles = [];
      desk.microsoft.faults.clear();
    }
  });

  it("finds among them by the beginning of a word or of the address", async () => {
    const glorias = await northwind.page({ filter: "administrators", search: "glo" });
    assert.ok(glorias.rows.length >= 1 && glorias.rows.every(({ displayName }) => /\bglo/i.test(displayName)));
    assert.equal((await northwind.page({ filter: "administrators", search: "alice anders" })).rows.length, 0);
  });

  it("in a customer, the partner's own group is nobody of theirs", async () => {
    const contoso = (await desk.openTenant(desk.operator(peopleIds.olivia), tenantIds.contoso)).directory;
    const { rows, count } = await contoso.page({ filter: "administrators" });
    assert.ok(rows.every(({ tenantId }) => tenantId === tenantIds.contoso));
    assert.equal(count, rows.length);
  });
});
