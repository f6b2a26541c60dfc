import assert from "node:assert/strict";
import { type MethodsFilter, type MethodsRow, methodsFilters } from "../../../../core/directory/directory.ts";
import { roleIds } from "../../../../emulator/directory/role-ids.ts";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import type { TenantGraph } from "../../../../services/adapters/graph/read-json.ts";
import { readRegistrations } from "../../../../services/adapters/graph/read-registrations.ts";
import type { ReadDirectory, RegistrationsPage } from "../../../../services/directory/read-directory.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("graph/read-registrations, against Graph over https", () => {
  let desk: Desk;
  let northwind: ReadDirectory;

  before(async () => {
    desk = await startDesk();
    northwind = (await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind)).directory;
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    desk.microsoft.user(peopleIds.olivia).roles.push(roleIds["Reports Reader"]);
    desk.microsoft.log.clear();
  });
  afterEach(() => {
    desk.microsoft.world.reset();
  });

  async function all(filter: MethodsFilter, search = ""): Promise<MethodsRow[]> {
    const rows: MethodsRow[] = [];
    let next: string | undefined;
    do {
      const wish = { filter, search, ...(next !== undefined && { cursor: next }) };
      const page: RegistrationsPage = await northwind.registrations(wish);
      assert.equal(page.kind, "report");
      rows.push(...page.rows);
      ({ next } = page);
    } while (next !== undefined);
    return rows;
  }

  it("ten people in one request, by name, with their kinds of methods", async () => {
    const page = await northwind.registrations({ filter: "all" });
    assert.equal(page.kind, "report");
    assert.equal(page.rows.length, 10);
    assert.ok(page.next);
    assert.deepEqual(desk.graphRequests(), ["GET /v1.0/reports/authenticationMethods/userRegistrationDetails"]);
    const [alice] = await all("all", "Alice Anders");
    assert.equal(alice?.objectId, targetIds.aliceAnders);
    assert.equal(alice.customerName, "Northwind Managed Services");
    assert.ok(alice.registered && alice.methods.includes("authenticator") && alice.administrator === false);
  });

  it("each filter gives those of all people that it names, each once", async () => {
    const everybody = await all("all");
    const expected: Record<MethodsFilter, (row: MethodsRow) => boolean> = {
      all: () => true,
      registered: ({ registered }) => registered === true,
      "not-registered": ({ registered }) => registered === false,
      "phone-only": ({ methods }) => {
        const factors = methods.filter((kind) => kind !== "email" && kind !== "temporary-access-pass");
        return factors.length > 0 && factors.every((kind) => kind.endsWith("-phone"));
      },
      passwordless: ({ methods }) =>
        methods.some((kind) => ["passkey", "windows-hello", "platform-credential"].includes(kind)),
    };
    for (const filter of methodsFilters) {
      const ids = (await all(filter)).map(({ objectId }) => objectId);
      assert.deepEqual(
        ids,
        everybody.filter(expected[filter]).map(({ objectId }) => objectId),
        filter,
      );
      assert.ok(ids.length > 0, filter);
    }
  });

  it("phone-only looks at 500 people at most in one go, and goes on from there", async () => {
    const graphBaseUrl = "https://graph.example";
    const asked: string[] = [];
    const row = {
      id: "a",
      userDisplayName: "A",
      isMfaRegistered: true,
      methodsRegistered: ["softwareOneTimePasscode"],
    };
    const graph: TenantGraph = {
      tenantId: "t",
      graphBaseUrl,
      send: ({ version, path }) => {
        asked.push(path);
        const link = `${graphBaseUrl}/${version}${path.split("?")[0] ?? ""}?$skiptoken=${asked.length}`;
        const body = { value: Array.from({ length: 100 }, () => row), "@odata.nextLink": link };
        return Promise.resolve({ status: 200, headers: new Headers(), body });
      },
    };
    const page = await readRegistrations(graph, "Contoso", { filter: "phone-only" });
    assert.equal(asked.length, 5);
    assert.equal(page.kind, "report");
    assert.deepEqual(page.rows, []);
    assert.match(page.next ?? "", /skiptoken=5$/);
  });

  it("a name is searched from its beginning, and no text breaks out of the question", async () => {
    assert.ok((await all("all", "ali")).every(({ displayName }) => /^ali/i.test(displayName)));
    assert.deepEqual(await all("all", "x') or startswith(userDisplayName,'"), []);
    assert.deepEqual(await all("registered", "O'Brien"), []);
    assert.equal((await all("all", "Miles O'Brien")).length, 1);
    desk.graphRequests();
    assert.deepEqual(await northwind.registrations({ filter: "all", search: "(" }), { kind: "report", rows: [] });
    assert.deepEqual(desk.graphRequests(), []);
  });

  it("a missing role, licence or permission is an answer that says which", async () => {
    const ask = () => northwind.registrations({ filter: "all" });
    const olivia = desk.microsoft.user(peopleIds.olivia);
    olivia.roles = olivia.roles.filter((id) => id !== roleIds["Reports Reader"]);
    assert.deepEqual(await ask(), { kind: "without-report", why: "no-role" });
    desk.microsoft.tenant(tenantIds.northwind).premium = false;
    assert.deepEqual(await ask(), { kind: "without-report", why: "no-licence" });
    const message = "The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All.";
    const body = { error: { code: "Authentication_MSGraphPermissionMissing", message } };
    desk.microsoft.faults.add({
      match: { service: "graph", path: "userReg" },
      times: 1,
      answer: { status: 403, body },
    });
    assert.deepEqual(await ask(), { kind: "without-report", why: "no-permission" });
  });
});
