import assert from "node:assert/strict";
import { isNever } from "../../../../core/access/find-access.ts";
import type { Target } from "../../../../core/directory/people.ts";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { toTarget } from "../../../../services/adapters/graph/listed-user.ts";
import type { TenantAccess } from "../../../../services/tenants/open-tenant.ts";
import { anAccessWith } from "../../../support/builders/an-access.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

/** Accounts are often named by the address on the letter, which is not what they sign in with. */
describe("never, by a mail address, whichever way the person was found", () => {
  let desk: Desk;
  let home: TenantAccess;

  before(async () => {
    desk = await startDesk();
    home = await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind);
    const alice = desk.microsoft.user(targetIds.aliceAnders);
    alice.userPrincipalName = "svc-0815@northwind.onmicrosoft.com";
    alice.mail = "Emergency@northwind.example";
  });
  after(async () => {
    await desk.microsoft.stop();
  });

  const ways: Readonly<Record<string, () => Promise<Target | undefined>>> = {
    "by object id": () => home.people.byId(targetIds.aliceAnders),
    "by name": async () => (await home.people.byName("Alice Anders"))[0],
    "by address": async () => (await home.people.byAddress("emergency@northwind.example"))[0],
    "in the details": async () => (await home.directory.details(targetIds.aliceAnders))?.person,
  };
  for (const [way, find] of Object.entries(ways)) {
    it(way, async () => {
      const access = anAccessWith({ never: ["emergency@northwind.example"] });
      const target = await find();
      const customer = { tenantId: tenantIds.northwind, name: "Northwind", home: true };
      assert.ok(target);
      assert.equal(isNever(access, customer, target), true);
    });
  }

  it("by an alias of the mailbox; a telephone number of it is no address", () => {
    const found = {
      ...{ id: "1", userPrincipalName: "svc@northwind.example", mail: null },
      proxyAddresses: ["SMTP:main@northwind.example", "smtp:alias@northwind.example", "EUM:100;phone-context=x"],
    };
    const { addresses } = toTarget(found, { tenantId: "t", customerName: "Northwind" });
    assert.deepEqual(addresses, ["main@northwind.example", "alias@northwind.example"]);
  });
});
