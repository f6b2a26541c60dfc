import assert from "node:assert/strict";
import { roleIds } from "../../../emulator/directory/role-ids.ts";
import { groupIds, peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { eventual, graphError, type LocalMicrosoft, query, startLocalMicrosoft, valueOf } from "../local-microsoft.ts";

describe("what narrower consents leave at the local Graph", () => {
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

  function consentTo(...scopes: string[]): void {
    const { consents } = microsoft.tenant(tenantIds.northwind);
    consents.clear();
    for (const scope of ["openid", "profile", "offline_access", ...scopes]) consents.add(scope);
  }
  const phone = `/v1.0/users/${targetIds.paulaPhone}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;

  it("shows with User.ReadBasic.All names and addresses of others, and all of oneself", async () => {
    consentTo("User.ReadBasic.All", "User.Read");
    const other = await microsoft.graph(
      peopleIds.olivia,
      `/v1.0/users/${targetIds.danaDisabled}?$select=id,mail,accountEnabled`,
    );
    assert.deepEqual(Object.keys(other.body), ["@odata.context", "id", "mail"]);
    const own = await microsoft.graph(peopleIds.olivia, "/v1.0/me?$select=id,accountEnabled");
    assert.equal(own.body["accountEnabled"], true);
  });

  it("wants AuditLog.Read.All for the last sign-in", async () => {
    consentTo("User.Read.All");
    const answer = await microsoft.graph(peopleIds.olivia, `/v1.0/users/${targetIds.zoe}?$select=signInActivity`);
    assert.equal(graphError(answer).code, "Authorization_RequestDenied");
  });

  it("takes the granular scope of a family for its deletes, and no other family's", async () => {
    consentTo("UserAuthMethod-SoftwareOATH.ReadWrite.All");
    assert.equal(graphError(await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).code, "accessDenied");
    consentTo("UserAuthMethod-Phone.ReadWrite.All");
    assert.equal((await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).status, 204);
    const all = `/v1.0/users/${targetIds.paulaPhone}/authentication/methods`;
    assert.equal((await microsoft.graph(peopleIds.olivia, all)).status, 403);
  });

  it("reads with the reading scope and does not write", async () => {
    consentTo("UserAuthenticationMethod.Read.All");
    const preferences = `/beta/users/${targetIds.paulaPhone}/authentication/signInPreferences`;
    assert.equal((await microsoft.graph(peopleIds.olivia, preferences)).status, 200);
    assert.equal((await microsoft.graph(peopleIds.olivia, preferences, { method: "PATCH", body: {} })).status, 403);
    assert.equal((await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" })).status, 403);
  });

  it("switches the system's preference with the writing scope", async () => {
    const preferences = `/beta/users/${targetIds.paulaPhone}/authentication/signInPreferences`;
    const body = { isSystemPreferredAuthenticationMethodEnabled: true };
    assert.equal((await microsoft.graph(peopleIds.olivia, preferences, { method: "PATCH", body })).status, 204);
    const { body: read } = await microsoft.graph(peopleIds.olivia, preferences);
    assert.equal(read["isSystemPreferredAuthenticationMethodEnabled"], true);
    assert.equal(read["userPreferredMethodForSecondaryAuthentication"], "sms");
  });

  it("reads a search with parentheses", async () => {
    const options = {
      $search: '("displayName:anders" OR "displayName:berg") AND "mail:alice"',
      $select: "displayName",
    };
    assert.deepEqual(valueOf(await microsoft.graph(peopleIds.olivia, `/v1.0/users${query(options)}`, eventual)), [
      { displayName: "Alice Anders" },
    ]);
  });

  it("names the partner's group among the role assignments of a customer", async () => {
    const customer = microsoft.tenant(tenantIds.contoso);
    const admin = [...customer.users.values()].find((user) => user.roles.includes(roleIds["Global Administrator"]))!;
    const claims = {
      aud: microsoft.graphUrl,
      tid: customer.id,
      oid: admin.id,
      idtyp: "user",
      scp: "RoleManagement.Read.Directory",
    };
    const authorization = `Bearer ${await microsoft.entra.signToken(claims, 600)}`;
    const filter = query({ $filter: `principalOrganizationId eq '${tenantIds.northwind}'` });
    const url = `${microsoft.graphUrl}/v1.0/roleManagement/directory/roleAssignments${filter}`;
    const assignments = valueOf(await microsoft.send(url, { headers: { authorization } }));
    assert.deepEqual(new Set(assignments.map((one) => one["principalId"])), new Set([groupIds.helpdesk]));
  });
});
