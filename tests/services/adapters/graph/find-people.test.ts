import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { TenantAccess } from "../../../../services/tenants/open-tenant.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/find-people, against Graph over https", () => {
  let desk: Desk;
  let home: TenantAccess;

  before(async () => {
    desk = await startDesk();
    home = await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind);
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.log.clear();
  });

  const names = (people: readonly { displayName: string }[]): string[] => people.map(({ displayName }) => displayName);

  it("finds by object id, in one request", async () => {
    const alice = await home.people.byId(targetIds.aliceAnders);
    assert.equal(alice?.displayName, "Alice Anders");
    assert.equal(alice.customerName, "Northwind Managed Services");
    assert.deepEqual(desk.graphRequests(), [`GET /v1.0/users/${targetIds.aliceAnders}`]);
  });

  it("an id nobody has, and what is no id, is nobody", async () => {
    assert.equal(await home.people.byId("00000000-0000-4000-8000-000000000000"), undefined);
    desk.graphRequests();
    assert.equal(await home.people.byId("alice@northwind.example"), undefined);
    assert.equal(await home.people.byId("../me"), undefined);
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("tells guest, disabled, synced and restricted people", async () => {
    const gita = await home.people.byId(targetIds.gitaGuest);
    assert.equal(gita?.userType, "guest");
    assert.match(gita.userPrincipalName, /#EXT#/);
    assert.equal((await home.people.byId(targetIds.danaDisabled))?.enabled, false);
    assert.equal((await home.people.byId(targetIds.svenSynced))?.synced, true);
    assert.equal((await home.people.byId(targetIds.rufusRestricted))?.managementRestricted, true);
  });

  it("finds by address exactly, in one request: member, guest with #EXT#, quote in the name", async () => {
    const gita = (await home.people.byId(targetIds.gitaGuest))!;
    const miles = (await home.people.byId(targetIds.milesOBrien))!;
    for (const person of [gita, miles]) {
      desk.graphRequests();
      const [found, ...others] = await home.people.byAddress(person.userPrincipalName);
      assert.equal(found?.objectId, person.objectId);
      assert.deepEqual(others, []);
      assert.deepEqual(desk.graphRequests(), ["GET /v1.0/users"]);
    }
  });

  it("finds a mail address that is no sign-in name", async () => {
    const user = desk.microsoft.user(targetIds.gitaGuest);
    assert.notEqual(user.mail, user.userPrincipalName);
    assert.deepEqual(
      (await home.people.byAddress(user.mail!)).map(({ objectId }) => objectId),
      [user.id],
    );
  });

  it("an address can't widen the search", async () => {
    for (const address of ["x' or userPrincipalName ne '", "' or 1 eq 1 or '", "a@b.c&$top=999", "a@b.c#", "a+b@c.d"]) {
      assert.deepEqual(await home.people.byAddress(address), []);
    }
  });

  it("finds by the beginning of any name, in one request, the exact one first", async () => {
    assert.deepEqual(names(await home.people.byName("Alice Anders")), ["Alice Anders"]);
    assert.deepEqual(desk.graphRequests(), ["GET /v1.0/users"]);
    const anders = names(await home.people.byName("anders"));
    assert.ok(anders.includes("Alice Anders") && anders.includes("Anders Berg"), anders.join());
    assert.ok(anders.indexOf("Anders Berg") < anders.indexOf("Alice Anders"));
    assert.equal(names(await home.people.byName("Anders and Sons"))[0], "Anders and Sons");
    assert.equal(names(await home.people.byName("Anders, Alexa"))[0], "Anders, Alexa");
  });

  it("finds O'Brien, Zoë and Mallory as they are written", async () => {
    assert.deepEqual(names(await home.people.byName("Miles O'Brien")), ["Miles O'Brien"]);
    assert.deepEqual(names(await home.people.byName("Zoë")), ["Zoë Ångström"]);
    assert.equal((await home.people.byName("Mallory"))[0]?.objectId, targetIds.mallory);
  });

  it("a name can't widen the search, and none breaks it", async () => {
    const hostile = [
      'x" OR "displayName:a',
      "\\",
      '"',
      "Q&Z",
      "50%",
      "q#z",
      "../..",
      "\ud800",
      "(",
      "alice\u202eecila",
    ];
    for (const name of hostile) assert.deepEqual(names(await home.people.byName(name)), [], JSON.stringify(name));
  });

  it("stops at 26", async () => {
    const fabrikam = await desk.openTenant(desk.operator(peopleIds.olivia), tenantIds.fabrikam);
    assert.equal((await fabrikam.people.byName("a")).length, 26);
  });
});
