import assert from "node:assert/strict";
import { roles } from "../../../../core/access/roles.ts";
import { groupIds, peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/read-gdap, against Graph over https", () => {
  let desk: Desk;
  before(async () => {
    desk = await startDesk();
    await desk.signIn(peopleIds.olivia);
  });
  afterEach(() => {
    desk.microsoft.faults.clear();
  });
  after(() => desk.microsoft.stop());

  const delegated = async () => (await desk.openTenant(desk.operator(peopleIds.olivia), tenantIds.northwind)).delegated;
  const answers = (path: string, value: unknown[]) =>
    desk.microsoft.faults.add({ match: { service: "graph", path }, answer: { status: 200, body: { value } } });

  it("lists the customers", async () => {
    const customers = await (await delegated()).customers();
    assert.ok(customers.some(({ tenantId, name }) => tenantId === tenantIds.contoso && name === "Contoso"));
  });
  it("a customer without a name has none", async () => {
    answers("delegatedAdminCustomers", [{ id: "x", tenantId: "x", displayName: null }]);
    assert.deepEqual(await (await delegated()).customers(), [{ tenantId: "x" }]);
  });
  it("reads the delegations of one customer, with what they give at most", async () => {
    const found = await (await delegated()).delegations(tenantIds.fabrikam);
    assert.ok(found.length > 0 && found.every(({ tenantId }) => tenantId === tenantIds.fabrikam));
    const live = found.find(({ status }) => status === "active");
    assert.ok(live?.extendsItself && live.roles.includes(roles["Authentication Administrator"]));
  });
  it("reads active assignments only, with the group and its roles", async () => {
    const [first] = (await (await delegated()).delegations(tenantIds.contoso)).filter(
      ({ status }) => status === "active",
    );
    const assignments = await (await delegated()).assignments(first!.id);
    const helpdesk = assignments.find(({ groupId }) => groupId === groupIds.helpdesk);
    assert.equal(helpdesk?.delegationId, first?.id);
    assert.ok(helpdesk?.roles.includes(roles["Authentication Administrator"]));
    answers("accessAssignments", [
      { status: "deleting", accessContainer: { accessContainerId: "g" }, accessDetails: { unifiedRoles: [] } },
      { status: "active", accessContainer: null },
    ]);
    assert.deepEqual(await (await delegated()).assignments(first!.id), []);
  });
  it("leaves out Microsoft's transitional ones and those without a customer; knows which extend themselves", async () => {
    const one = { id: "d", status: "active", customer: { tenantId: "c" }, endDateTime: "2027-01-01T00:00:00Z" };
    answers("delegatedAdminRelationships", [
      { ...one, displayName: "MLT_abc" },
      { ...one, customer: null },
      { ...one, autoExtendDuration: "PT0S" },
      { ...one, autoExtendDuration: "P0D" },
      { ...one, autoExtendDuration: "P180D" },
    ]);
    const found = await (await delegated()).delegations();
    assert.deepEqual(
      found.map(({ extendsItself }) => extendsItself),
      [false, false, true],
    );
    assert.deepEqual(found[0], {
      ...{ id: "d", tenantId: "c", status: "active", endsAt: "2027-01-01T00:00:00Z", extendsItself: false, roles: [] },
    });
  });
  it("follows every page", async () => {
    const next = `${desk.cloud.graphBaseUrl}/v1.0/tenantRelationships/delegatedAdminCustomers?$skiptoken=b`;
    const match = { service: "graph", path: "delegatedAdminCustomers" } as const;
    const page = { value: [{ tenantId: "a" }], "@odata.nextLink": next };
    desk.microsoft.faults.add({ match, times: 1, answer: { status: 200, body: page } });
    answers("skiptoken=b", [{ tenantId: "b" }]);
    assert.deepEqual(await (await delegated()).customers(), [{ tenantId: "a" }, { tenantId: "b" }]);
  });

  it("knows the memberships that could be activated; where that can't be read, none", async () => {
    assert.deepEqual(await (await delegated()).eligibleGroups(), [groupIds.onCall]);
    desk.microsoft.faults.add({ match: { service: "graph", path: "eligibility" }, answer: { status: 403 } });
    assert.deepEqual(await (await delegated()).eligibleGroups(), []);
  });
  it("an owner's eligibility is no membership", async () => {
    answers("eligibility", [
      { groupId: "g", accessId: "owner" },
      { groupId: "h", accessId: "member" },
    ]);
    assert.deepEqual(await (await delegated()).eligibleGroups(), ["h"]);
  });

  describe("the owner of a domain", () => {
    it("is a tenant, or nobody", async () => {
      assert.equal(await (await delegated()).tenantOfDomain("contoso.com"), tenantIds.contoso);
      assert.equal(await (await delegated()).tenantOfDomain("nobody.example"), undefined);
    });
    it("hostile text stays inside its quotes", async () => {
      for (const domain of ["a'b.example", "x')/users?$top=1#", "../../users", "%27"]) {
        desk.graphRequests();
        assert.equal(await (await delegated()).tenantOfDomain(domain), undefined);
        const [asked] = desk.graphRequests();
        assert.match(
          asked ?? "",
          /^GET \/v1\.0\/tenantRelationships\/findTenantInformationByDomainName\(domainName='[^'/?#]*'\)$/,
        );
      }
    });
    it("not allowed to ask: a problem, which the search does without", async () => {
      desk.microsoft.faults.add({ match: { service: "graph", path: "findTenant" }, answer: { status: 403 } });
      await assert.rejects((await delegated()).tenantOfDomain("contoso.com"), { code: "graph-forbidden" });
    });
  });
});
