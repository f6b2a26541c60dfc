import assert from "node:assert/strict";
import { addCustomers } from "../../../emulator/seed/add-customers.ts";
import { groupIds, peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import {
  type Answer,
  graphError,
  type LocalMicrosoft,
  query,
  startLocalMicrosoft,
  valueOf,
} from "../local-microsoft.ts";

const relationships = "/v1.0/tenantRelationships/delegatedAdminRelationships";
const customers = "/v1.0/tenantRelationships/delegatedAdminCustomers";
type Row = Readonly<Record<string, unknown>>;

describe("delegated administration in the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  afterEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  const ask = async (path: string): Promise<Answer> => await microsoft.graph(peopleIds.olivia, path);
  const list = async (path: string, options: Record<string, string> = {}): Promise<readonly Row[]> =>
    valueOf(await ask(`${path}${query(options)}`));
  const ofContoso = `customer/tenantId eq '${tenantIds.contoso}'`;

  it("tells a relationship with its customer, roles and dates, and the reseller's kind by its type", async () => {
    const [current, old] = await list(relationships, { $filter: ofContoso });
    assert.deepEqual([current?.["status"], old?.["status"]], ["active", "expired"]);
    assert.deepEqual(current?.["customer"], { tenantId: tenantIds.contoso, displayName: "Contoso" });
    assert.equal((current["accessDetails"] as { unifiedRoles: unknown[] }).unifiedRoles.length, 2);
    const days = (Date.parse(String(current["endDateTime"])) - microsoft.now().getTime()) / 86_400_000;
    assert.ok(days > 19 && days <= 20);
    assert.equal(current["autoExtendDuration"], "PT0S");
    assert.ok(Date.parse(String(current["activatedDateTime"])) < microsoft.now().getTime());
    const kinds = (await list(relationships)).map((one) => one["@odata.type"]).filter((kind) => kind !== undefined);
    assert.deepEqual(kinds, ["#microsoft.graph.resellerDelegatedAdminRelationship"]);
    assert.equal((await ask(`${relationships}/${String(current["id"])}`)).body["displayName"], current["displayName"]);
  });

  it("filters by status and customer, and refuses other filters", async () => {
    const active = await list(relationships, { $filter: `status eq 'active' and ${ofContoso}` });
    assert.deepEqual(
      active.map((one) => one["displayName"]),
      ["Contoso helpdesk"],
    );
    const names = (await list(relationships, { $filter: "status eq 'active'" })).map((one) => one["displayName"]);
    assert.ok(names.includes("MLT_20230115_Tailspin"));
    const refused = await ask(`${relationships}${query({ $filter: "duration eq 'P730D'" })}`);
    assert.equal(graphError(refused).code, "Request_UnsupportedQuery");
  });

  it("tells the assignments with their group, in every status", async () => {
    const [fabrikam] = await list(relationships, { $filter: `customer/tenantId eq '${tenantIds.fabrikam}'` });
    const assignments = await list(`${relationships}/${String(fabrikam?.["id"])}/accessAssignments`);
    assert.deepEqual(
      assignments.map((one) => one["status"]),
      ["active", "deleting", "active"],
    );
    assert.deepEqual(assignments[0]?.["accessContainer"], {
      accessContainerId: groupIds.customerOperators,
      accessContainerType: "securityGroup",
    });
    assert.equal((await ask(`${relationships}/nothing/accessAssignments`)).status, 404);
  });

  it("gives 300 a page at most, the rest by its next link", async () => {
    addCustomers(microsoft.world, { count: 500, people: 2 });
    const first = await ask(`${customers}${query({ $top: "300" })}`);
    assert.equal(valueOf(first).length, 300);
    const link = new URL(String(first.body["@odata.nextLink"]));
    const rest = await ask(link.href.slice(link.origin.length));
    assert.equal(valueOf(rest).length, 500 + 8 - 300);
    assert.equal(rest.body["@odata.nextLink"], undefined);
    assert.equal((await ask(`${customers}${query({ $top: "301" })}`)).status, 400);
    assert.equal(valueOf(await ask(relationships)).length, 100);
    const [added] = await list(customers, { $filter: "displayName eq 'Customer 0009'" });
    const where = { tenantId: String(added?.["tenantId"]), userId: peopleIds.olivia };
    assert.equal(valueOf(await microsoft.graphIn(where, "/v1.0/users")).length, 2);
  });

  it("is told in the provider's tenant only, with its own scope only", async () => {
    const inContoso = { tenantId: tenantIds.contoso, userId: peopleIds.olivia };
    for (const path of [customers, relationships]) {
      assert.equal(graphError(await microsoft.graphIn(inContoso, path)).code, "Authorization_RequestDenied");
    }
    microsoft.tenant(tenantIds.northwind).consents.delete("DelegatedAdminRelationship.Read.All");
    for (const path of [customers, relationships, `${relationships}/x/accessAssignments`]) {
      assert.equal((await ask(path)).status, 403);
    }
  });

  it("finds the tenant of a domain or an id, also one that is no customer; 404 for nobody's, 400 for none", async () => {
    const find = async (by: string): Promise<Answer> =>
      await ask(`/v1.0/tenantRelationships/findTenantInformationBy${by}`);
    const { body } = await find("DomainName(domainName='Contoso.com')");
    assert.deepEqual([body["tenantId"], body["displayName"]], [tenantIds.contoso, "Contoso"]);
    assert.equal(
      (await find(`TenantId(tenantId='${tenantIds.northwind}')`)).body["defaultDomainName"],
      "northwind.example",
    );
    assert.equal((await find("DomainName(domainName='nobody.example')")).status, 404);
    assert.equal((await find("DomainName(domainName='no%20domain')")).status, 400);
    assert.equal((await find("TenantId(tenantId='x')")).status, 400);
    assert.equal((await find(`TenantId(tenantId='${targetIds.aliceAnders}')`)).status, 404);
    microsoft.tenant(tenantIds.northwind).consents.delete("CrossTenantInformation.ReadBasic.All");
    assert.equal((await find("DomainName(domainName='contoso.com')")).status, 403);
  });

  it("tells which memberships the caller could activate", async () => {
    const path =
      "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='principal')";
    assert.deepEqual(
      (await list(path)).map((one) => one["groupId"]),
      [groupIds.onCall],
    );
    assert.deepEqual(valueOf(await microsoft.graph(peopleIds.priya, path)), []);
    microsoft.tenant(tenantIds.northwind).consents.delete("PrivilegedEligibilitySchedule.Read.AzureADGroup");
    assert.equal((await ask(path)).status, 403);
  });
});
