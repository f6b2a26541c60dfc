import assert from "node:assert/strict";
import { createServer } from "node:net";
import { demoAccess } from "../../../../emulator/demo/demo-access.ts";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { aBrowser } from "../../../support/a-browser.ts";
import { type ExaminationOptions, examined } from "../../../support/examined.ts";
import { sharedHelpdesk } from "../../../support/shared-helpdesk.ts";

describe("the doctor with an administrator's own rights", () => {
  const shared = sharedHelpdesk();
  const { roles, rules } = demoAccess;
  // Customers are asked only where a test is about them: each costs a sign-in.
  beforeEach(() => shared.desk.writeAccess({ roles, rules }));
  const withCustomers = (...names: (keyof typeof demoAccess.customers)[]) => {
    const all: Record<string, string> = demoAccess.customers;
    const customers = Object.fromEntries(names.map((name) => [name, all[name] ?? ""]));
    return shared.desk.writeAccess({ customers, roles, rules });
  };
  const asPriya = (options: ExaminationOptions = {}) =>
    examined(shared.desk, {
      asAdministrator: peopleIds.priya,
      onLink: (link) => aBrowser(shared.desk).signIn(link, "priya"),
      env: { DATABASE_URL: "postgres://localhost/served-by-the-running-bot", DATA_DIR: "" },
      ...options,
    });

  it("reads once of each kind at home, and finds it good", async () => {
    const { of } = await asPriya();
    for (const title of ["consent and scopes", "roles", "users can be read", "methods can be read"]) {
      const finding = of(`Northwind: ${title}`);
      assert.equal(finding.kind, "pass", `${title}: ${JSON.stringify(finding)}`);
    }
    for (const title of ["hardware tokens can be read", "the default method can be read"]) {
      assert.equal(of(`Northwind: ${title}`).kind, "pass", title);
    }
  });

  it("looks at every customer of the access file, and writes nothing", async () => {
    await shared.desk.writeAccess(demoAccess);
    const { all } = await asPriya();
    for (const name of Object.keys(demoAccess.customers)) {
      assert.ok(all.some(({ title }) => title.startsWith(`${name}: `)));
    }
    assert.ok(all.some(({ title, finding }) => title.startsWith("Other customers") && finding.kind === "pass"));
    const writes = shared.desk.microsoft.requests
      .all()
      .filter(({ service, method }) => service === "graph" && method !== "GET");
    assert.deepEqual(writes, []);
    assert.equal(shared.desk.microsoft.entra.appOnlyRefusals(), 0);
  });

  it("forgets a sign-in that was not there before", async () => {
    await asPriya();
    assert.deepEqual(await shared.desk.store.partitions.list(), []);
  });

  it("says that nobody signed in, and tries nothing", async () => {
    const { of, said } = await asPriya({ onLink: () => Promise.resolve() });
    const finding = of("Administrator");
    assert.equal(finding.kind, "fail");
    assert.match(finding.says, /nobody signed in/);
    assert.match(said.join(""), /auth\/start\?t=[\w-]{43}/);
  });

  it("takes nobody else's sign-in for the administrator's", async () => {
    const { of } = await asPriya({ onLink: (link) => aBrowser(shared.desk).signIn(link, "olivia") });
    assert.equal(of("Administrator").kind, "fail");
  });

  it("finds a customer that has not approved the app, with the link for its administrator", async () => {
    await withCustomers("Contoso");
    shared.desk.microsoft.world.conditions.consentMissing.add(tenantIds.contoso);
    const { of } = await asPriya();
    const finding = of("Contoso: consent and scopes");
    assert.equal(finding.kind, "fail");
    assert.equal(of("Contoso: users can be read").kind, "skip");
    assert.match(finding.says, /AADSTS65001/);
    assert.match(finding.todo, new RegExp(`${tenantIds.contoso}/v2\\.0/adminconsent`));
    assert.match(finding.correlation ?? "", /[0-9a-f-]{36}/);
  });

  it("finds scopes that were not approved, but only where they are needed", async () => {
    await withCustomers("Contoso");
    shared.desk.microsoft.world.tenants
      .get(tenantIds.northwind)
      ?.consents.delete("DelegatedAdminRelationship.Read.All");
    const finding = (await asPriya()).of("Northwind: consent and scopes");
    assert.equal(finding.kind, "fail");
    assert.match(finding.says, /DelegatedAdminRelationship\.Read\.All/);
    await shared.desk.writeAccess({ roles, rules });
    assert.equal((await asPriya()).of("Northwind: consent and scopes").kind, "pass");
  });

  it("names optional scopes that were not approved, and fails nobody for them", async () => {
    await withCustomers("Contoso");
    const consents = shared.desk.microsoft.world.tenants.get(tenantIds.northwind)?.consents;
    consents?.delete("CrossTenantInformation.ReadBasic.All");
    const finding = (await asPriya()).of("Northwind: consent and scopes");
    assert.equal(finding.kind, "pass");
    assert.match(finding.says, /optional ones are not approved: CrossTenantInformation\.ReadBasic\.All$/);
  });

  it("finds an administrator without a role that reaches methods", async () => {
    const { of } = await examined(shared.desk, {
      asAdministrator: peopleIds.ravi,
      onLink: (link) => aBrowser(shared.desk).signIn(link, "ravi"),
      env: { DATABASE_URL: "postgres://localhost/served-by-the-running-bot", DATA_DIR: "" },
    });
    const finding = of("Northwind: roles");
    assert.equal(finding.kind, "fail");
    assert.match(finding.says, /no role that reaches/);
  });

  it("finds an account under never that nobody has", async () => {
    const misspelt = [{ customers: ["*"], never: ["braekglass@northwind.example"] }];
    await shared.desk.writeAccess({ roles, rules: misspelt });
    const finding = (await asPriya()).of("Protected accounts exist");
    assert.equal(finding.kind, "fail");
    assert.match(finding.says, /braekglass/);
  });

  it("serves the sign-in page itself where the embedded store is the doctor's alone", async () => {
    const { desk } = shared;
    const free = String(await freePort());
    const { of } = await asPriya({
      env: { PORT: free },
      onLink: async (link) => {
        const { pathname, search } = new URL(link);
        const page = await fetch(`http://127.0.0.1:${free}${pathname}${search}`, { redirect: "manual" });
        assert.equal(page.status, 302);
        return aBrowser(desk).signIn(link, "priya");
      },
    });
    assert.equal(of("Northwind: users can be read").kind, "pass");
    await assert.rejects(fetch(`http://127.0.0.1:${free}/auth/start`));
  });
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => {
        resolve(port);
      });
    });
  });
}
