import assert from "node:assert/strict";
import { groupIds, peopleIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { eventual, graphError, type LocalMicrosoft, startLocalMicrosoft, valueOf } from "../local-microsoft.ts";

describe("who holds roles, at the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  after(async () => {
    await microsoft.stop();
  });

  const ask = async (path: string, sending = {}) => await microsoft.graph(peopleIds.olivia, path, sending);
  const assignments = "/v1.0/roleManagement/directory/roleAssignments";

  it("expands the principal of an assignment, and nothing else", async () => {
    const found = valueOf(await ask(`${assignments}?$expand=principal`));
    const { users } = microsoft.tenant(tenantIds.northwind);
    for (const { principalId, principal } of found as { principalId: string; principal: Record<string, unknown> }[]) {
      const user = users.get(principalId);
      assert.equal(principal["@odata.type"], user ? "#microsoft.graph.user" : "#microsoft.graph.group");
      if (user) assert.equal(principal["displayName"], user.displayName);
    }
    assert.ok(found.length > 0);
    assert.equal((await ask(`${assignments}?$expand=roleDefinitions`)).status, 400);
  });

  it("lists a group's people, also through groups, in the advanced mode only", async () => {
    const path = `/v1.0/groups/${groupIds.tierZero}/transitiveMembers/microsoft.graph.user`;
    const found = valueOf(await ask(`${path}?$count=true&$select=id,displayName`, eventual));
    const { members } = microsoft.tenant(tenantIds.northwind).groups.get(groupIds.tierZero)!;
    assert.deepEqual(
      found.map(({ id }) => id),
      members,
    );
    assert.equal(graphError(await ask(path)).code, "Request_UnsupportedQuery");
    const nobody = "/v1.0/groups/00000000-0000-4000-8000-000000000000/transitiveMembers/microsoft.graph.user";
    assert.equal((await ask(`${nobody}?$count=true`, eventual)).status, 404);
  });
});
