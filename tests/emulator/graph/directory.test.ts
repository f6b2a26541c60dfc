import assert from "node:assert/strict";
import { roleIds } from "../../../emulator/directory/role-ids.ts";
import { groupIds, peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import {
  type Answer,
  eventual,
  graphError,
  type LocalMicrosoft,
  query,
  startLocalMicrosoft,
  valueOf,
} from "../local-microsoft.ts";

describe("roles, groups and organisation of the local Graph", () => {
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

  const ask = async (path: string, sending = {}): Promise<Answer> =>
    await microsoft.graph(peopleIds.olivia, path, sending);
  const role = "microsoft.graph.directoryRole?$count=true&$select=roleTemplateId";

  it("names active roles by their template, and the cast only in the advanced mode", async () => {
    const path = `/v1.0/users/${targetIds.gloriaGlobalAdmin}/transitiveMemberOf/${role}`;
    const [found] = valueOf(await ask(path, eventual));
    assert.equal(found?.["roleTemplateId"], roleIds["Global Administrator"]);
    assert.equal(graphError(await ask(path)).code, "Request_UnsupportedQuery");
    assert.equal((await ask(`/v1.0/users/${targetIds.gloriaGlobalAdmin}/transitiveMemberOf`)).status, 200);
  });

  it("reaches roles and groups through groups", async () => {
    const { groups } = microsoft.tenant(tenantIds.northwind);
    groups.get(groupIds.tierZero)!.members.push(groupIds.helpdesk);
    groups.get(groupIds.tierZero)!.roles = [roleIds["Exchange Administrator"]];
    const roles = valueOf(await ask(`/v1.0/me/transitiveMemberOf/${role}`, eventual)).map(
      (one) => one["roleTemplateId"],
    );
    assert.deepEqual(roles.sort(), [roleIds["Authentication Administrator"], roleIds["Exchange Administrator"]].sort());
    const all = valueOf(await ask("/v1.0/me/transitiveMemberOf/microsoft.graph.group?$count=true", eventual));
    assert.deepEqual(
      all.map((group) => group["displayName"]),
      ["Helpdesk", "Tier Zero", "Customer Operators"],
    );
    const direct = valueOf(await ask("/v1.0/me/memberOf/microsoft.graph.group?$count=true", eventual));
    assert.deepEqual(
      direct.map((group) => group["displayName"]),
      ["Helpdesk"],
    );
    const filter = `principalId eq '${peopleIds.olivia}'`;
    const assigned = await ask(
      `/beta/roleManagement/directory/transitiveRoleAssignments${query({ $filter: filter, $count: "true" })}`,
      eventual,
    );
    assert.deepEqual(
      valueOf(assigned).map((one) => one["principalId"]),
      [peopleIds.olivia, groupIds.tierZero],
    );
  });

  it("tells role assignments by principal; the transitive ones are 404 without the header, 405 on v1.0", async () => {
    const filter = { $filter: `principalId eq '${peopleIds.olivia}'` };
    const [assignment] = valueOf(await ask(`/v1.0/roleManagement/directory/roleAssignments${query(filter)}`));
    assert.deepEqual(
      [assignment?.["roleDefinitionId"], assignment?.["directoryScopeId"]],
      [roleIds["Authentication Administrator"], "/"],
    );
    const transitive = `roleManagement/directory/transitiveRoleAssignments${query({ ...filter, $count: "true" })}`;
    assert.equal((await ask(`/beta/${transitive}`)).status, 404);
    assert.equal((await ask(`/v1.0/${transitive}`, eventual)).status, 405);
    assert.equal(
      (await ask("/beta/roleManagement/directory/transitiveRoleAssignments?$count=true", eventual)).status,
      400,
    );
  });

  it("tells owned role-assignable groups", async () => {
    const path = `/v1.0/users/${targetIds.owenOwner}/ownedObjects/microsoft.graph.group?$count=true&$select=id,isAssignableToRole`;
    assert.deepEqual(valueOf(await ask(path, eventual)), [{ id: groupIds.tierZero, isAssignableToRole: true }]);
  });

  it("shows only type and id of what the scopes do not reach", async () => {
    microsoft.tenant(tenantIds.northwind).consents.delete("RoleManagement.Read.Directory");
    const [found] = valueOf(
      await ask(`/v1.0/users/${targetIds.gloriaGlobalAdmin}/transitiveMemberOf/${role}`, eventual),
    );
    assert.deepEqual(Object.keys(found ?? {}), ["@odata.type", "id"]);
  });

  it("checks memberships, twenty at most", async () => {
    const check = async (groupIdsAsked: unknown): Promise<Answer> =>
      await ask("/v1.0/me/checkMemberGroups", { method: "POST", body: { groupIds: groupIdsAsked } });
    assert.deepEqual(valueOf(await check([groupIds.helpdesk, groupIds.tierZero])), [groupIds.helpdesk]);
    assert.equal((await check(Array.from({ length: 21 }, () => groupIds.helpdesk))).status, 400);
    assert.equal((await check("x")).status, 400);
    const mine = await ask(`/v1.0/users/${peopleIds.olivia}/getMemberGroups`, {
      method: "POST",
      body: { securityEnabledOnly: false },
    });
    assert.deepEqual(valueOf(mine), [groupIds.helpdesk, groupIds.customerOperators]);
  });

  it("tells the organisation and its domains, the domains list only with its own scope", async () => {
    const [organization] = valueOf(await ask("/v1.0/organization?$select=id,displayName,verifiedDomains"));
    assert.equal(organization?.["displayName"], "Northwind Managed Services");
    assert.equal((organization["verifiedDomains"] as [{ name: string }])[0].name, "northwind.example");
    assert.equal((await ask("/v1.0/domains")).status, 403);
    microsoft.tenant(tenantIds.northwind).consents.add("Domain.Read.All");
    assert.deepEqual(valueOf(await ask("/v1.0/domains?$select=id")), [
      { id: "northwind.example" },
      { id: "northwind.onmicrosoft.com" },
    ]);
  });

  it("lists the customers", async () => {
    const customers = valueOf(await ask("/v1.0/tenantRelationships/delegatedAdminCustomers"));
    assert.deepEqual(
      customers.map((customer) => customer["displayName"]),
      ["Contoso", "Fabrikam", "Adatum", "Proseware", "Woodgrove", "Tailspin", "Litware", "Wingtip"],
    );
  });

  it("has no /me for an operator in a customer, but lets her work there with her delegated roles", async () => {
    const { body } = await microsoft.token(
      {
        ...{ grant_type: "refresh_token", scope: `${microsoft.graphUrl}/.default` },
        refresh_token: await refreshToken(),
      },
      tenantIds.contoso,
    );
    const headers = { authorization: `Bearer ${String(body["access_token"])}` };
    const ask = async (method: string, path: string): Promise<number> =>
      (await microsoft.send(`${microsoft.graphUrl}${path}`, { method, headers })).status;
    assert.equal(await ask("GET", "/v1.0/me"), 404);
    assert.equal(await ask("GET", `/v1.0/users/${targetIds.aliceArcher}`), 200);
    assert.equal(
      await ask(
        "DELETE",
        `/v1.0/users/${targetIds.aliceArcher}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`,
      ),
      204,
    );
    assert.equal(await ask("GET", `/v1.0/users/${targetIds.aliceAnders}`), 404);
    assert.equal(await ask("GET", "/v1.0/tenantRelationships/delegatedAdminCustomers"), 403);
  });

  async function refreshToken(): Promise<string> {
    const assertion = await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia);
    const grant = {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      assertion,
    };
    return String((await microsoft.token({ ...grant, scope: "openid offline_access" })).body["refresh_token"]);
  }
});
