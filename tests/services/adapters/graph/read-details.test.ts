import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { ReadDirectory } from "../../../../services/directory/read-directory.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/read-details, against Graph over https", () => {
  let desk: Desk;
  let northwind: ReadDirectory;

  before(async () => {
    desk = await startDesk();
    northwind = (await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind)).directory;
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  afterEach(() => {
    desk.microsoft.world.reset();
  });

  it("reads a person, manager and last sign-in in two requests", async () => {
    const alice = desk.microsoft.user(targetIds.aliceAnders);
    alice.managerId = targetIds.milesOBrien;
    alice.lastSignInDateTime = "2026-11-20T08:00:00Z";
    desk.graphRequests();
    const found = await northwind.details(targetIds.aliceAnders);
    assert.equal(found?.person.displayName, "Alice Anders");
    assert.equal(found.more.manager, "Miles O'Brien");
    assert.deepEqual(found.more.lastSignIn, { at: "2026-11-20T08:00:00Z" });
    assert.equal(desk.graphRequests().length, 2);
  });

  it("no manager and no sign-in are said as such", async () => {
    const alice = desk.microsoft.user(targetIds.aliceAnders);
    alice.managerId = null;
    alice.lastSignInDateTime = null;
    const found = await northwind.details(targetIds.aliceAnders);
    assert.equal(found?.more.manager, undefined);
    assert.equal(found?.more.lastSignIn, "never");
  });

  it("without the licence the last sign-in is unreadable, and nothing else is missing", async () => {
    desk.microsoft.tenant(tenantIds.northwind).premium = false;
    const found = await northwind.details(targetIds.aliceAnders);
    assert.equal(found?.more.lastSignIn, "unreadable");
    assert.equal(found.person.displayName, "Alice Anders");
  });

  it("an id nobody has, what is no id, and somebody of another customer are nobody", async () => {
    assert.equal(await northwind.details("00000000-0000-4000-8000-000000000000"), undefined);
    const contoso = desk.microsoft.tenant(tenantIds.contoso);
    const [stranger] = [...contoso.users.keys()];
    assert.equal(await northwind.details(stranger!), undefined);
    desk.graphRequests();
    for (const text of ["alice.anders@northwind.example", "../me", "", "."]) {
      assert.equal(await northwind.details(text), undefined);
    }
    assert.deepEqual(desk.graphRequests(), []);
  });
});
