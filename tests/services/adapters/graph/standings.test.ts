import assert from "node:assert/strict";
import { holdsPrivilegedRole, roles } from "../../../../core/access/roles.ts";
import { groupIds, peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/standings, against Graph over https", () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await startDesk();
    await desk.signIn(peopleIds.olivia);
    desk.microsoft.log.clear();
  });
  afterEach(async () => {
    await desk.microsoft.stop();
  });

  const open = (tenantId: string = tenantIds.northwind) => desk.openTenant(desk.operator(peopleIds.olivia), tenantId);

  it("knows the operator's roles and groups, in one request, for five minutes", async () => {
    const { standings } = await open();
    const standing = await standings.ofOperator();
    assert.ok(standing.entraRoles?.includes(roles["Authentication Administrator"]));
    assert.deepEqual(standing.groups, [groupIds.helpdesk, groupIds.customerOperators]);
    assert.deepEqual(desk.graphRequests(), [`GET /v1.0/users/${peopleIds.olivia}/transitiveMemberOf`]);
    assert.deepEqual(await (await open()).standings.ofOperator(), standing);
    assert.equal(desk.graphRequests().length, 0);
    await standings.ofOperator({ fresh: true });
    assert.equal(desk.graphRequests().length, 1);
    desk.microsoft.advance(5 * 60_000);
    await standings.ofOperator();
    assert.equal(desk.graphRequests().length, 1);
  });

  it("forecasts nothing where Graph does not say which roles they are, and says so to the log only", async () => {
    const types = ["directoryRole", "group", "administrativeUnit"];
    const value = types.map((type) => ({ "@odata.type": `#microsoft.graph.${type}`, id: `a ${type}` }));
    const answer = { status: 200, body: { value } };
    desk.microsoft.faults.add({ match: { service: "graph", path: "transitiveMemberOf" }, answer });
    const standing = await (await open()).standings.ofOperator();
    assert.deepEqual(standing, { groups: ["a group"] });
    assert.equal(desk.log.at("warn").length, 1);
  });

  it("does not guess groups: without them the desk roles are unknown", async () => {
    desk.microsoft.faults.add({ match: { service: "graph", path: "transitiveMemberOf" }, answer: { status: 403 } });
    await assert.rejects((await open()).standings.ofOperator(), { code: "graph-forbidden" });
  });

  it("in a customer's tenant the groups are the home tenant's, and the roles those of the delegation", async () => {
    const standing = await (await open(tenantIds.contoso)).standings.ofOperator();
    assert.deepEqual(standing.entraRoles, [roles["Authentication Administrator"], roles["Directory Readers"]]);
    assert.ok(standing.groups.includes(groupIds.helpdesk));
  });

  it("a delegation that can't be read forecasts nothing, and says so to the log only", async () => {
    desk.microsoft.faults.add({ match: { service: "graph", path: "tenantRelationships" }, answer: { status: 403 } });
    const standing = await (await open(tenantIds.contoso)).standings.ofOperator();
    assert.equal(standing.entraRoles, undefined);
    assert.equal(desk.log.at("warn").length, 1);
  });

  it("knows what protects a target, in three requests", async () => {
    const { standings } = await open();
    assert.deepEqual(await standings.ofTarget(targetIds.aliceAnders), {
      entraRoles: [],
      groups: [],
      inRoleAssignableGroup: false,
    });
    assert.equal(desk.graphRequests().length, 3);
    assert.deepEqual((await standings.ofTarget(targetIds.gloriaGlobalAdmin)).entraRoles, [
      roles["Global Administrator"],
    ]);
    const mira = await standings.ofTarget(targetIds.miraMember);
    assert.deepEqual([mira.groups, mira.inRoleAssignableGroup], [[groupIds.tierZero], true]);
    const owen = await standings.ofTarget(targetIds.owenOwner);
    assert.deepEqual([owen.groups, owen.inRoleAssignableGroup], [[], true]);
  });

  it("a role that Graph shows without saying which protects its holder all the same", async () => {
    const bare = { status: 200, body: { value: [{ "@odata.type": "#microsoft.graph.directoryRole", id: "r1" }] } };
    desk.microsoft.faults.add({ match: { service: "graph", path: "directoryRole" }, answer: bare });
    const { entraRoles } = await (await open()).standings.ofTarget(targetIds.gloriaGlobalAdmin);
    assert.equal(holdsPrivilegedRole(entraRoles), true);
  });

  it("a target who is gone is gone", async () => {
    const { standings } = await open();
    await assert.rejects(standings.ofTarget("00000000-0000-4000-8000-000000000000"), { code: "person-gone" });
  });

  it("follows pages to the end, in the advanced mode on each, and never to another host", async () => {
    const path = "transitiveMemberOf/microsoft.graph.group";
    const next = (url: string) => ({ status: 200, body: { value: [{ id: "g1" }], "@odata.nextLink": url } });
    const target = `${desk.cloud.graphBaseUrl}/v1.0/users/${targetIds.miraMember}/${path}`;
    const good = next(`${target}?$count=true&$skiptoken=abc%3D`);
    desk.microsoft.faults.add({ match: { service: "graph", path: `graph.group.*top` }, answer: good, times: 1 });
    desk.microsoft.faults.add({
      match: { service: "graph", path: "skiptoken=abc%3D" },
      answer: { status: 200, body: { value: [{ id: "g2", isAssignableToRole: true }] } },
    });
    const { standings } = await open();
    const standing = await standings.ofTarget(targetIds.miraMember);
    assert.ok(standing.inRoleAssignableGroup);
    desk.microsoft.faults.clear();
    for (const foreign of ["https://evil.example/v1.0/users", `${desk.cloud.graphBaseUrl}.evil.example/v1.0/x`]) {
      desk.microsoft.faults.add({ match: { service: "graph", path: "graph.group" }, answer: next(foreign) });
      await assert.rejects(standings.ofTarget(targetIds.miraMember), { code: "graph-unexpected" });
      desk.microsoft.faults.clear();
    }
    const asked = desk.graphRequests();
    assert.ok(
      asked.every((request) => request.startsWith(`GET /v1.0/users/${targetIds.miraMember}/`)),
      asked.join(),
    );
  });
});
