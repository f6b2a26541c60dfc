import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { readMethods } from "../../../../services/adapters/graph/read-methods.ts";
import type { TenantAccess } from "../../../../services/tenants/open-tenant.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

const astrid = targetIds.astridAllround;

describe("graph/read-methods, against Graph over https", () => {
  let desk: Desk;
  let home: TenantAccess;

  before(async () => {
    desk = await startDesk();
    home = await desk.openTenant(await desk.signIn(peopleIds.olivia), tenantIds.northwind);
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  afterEach(() => {
    desk.microsoft.faults.clear();
    desk.microsoft.log.clear();
  });

  const kinds = async (id: string): Promise<string[]> => (await home.methods.read(id)).methods.map(({ kind }) => kind);

  it("three reads: methods, hardware tokens, default", async () => {
    const reading = await home.methods.read(astrid);
    assert.equal(reading.preferred, "push");
    assert.equal(reading.hardwareUnreadable, undefined);
    assert.ok(reading.methods.some(({ kind, activated }) => kind === "hardware-oath" && activated));
    assert.deepEqual(desk.graphRequests().sort(), [
      `GET /beta/users/${astrid}/authentication/hardwareOathMethods`,
      `GET /beta/users/${astrid}/authentication/signInPreferences`,
      `GET /v1.0/users/${astrid}/authentication/methods`,
    ]);
  });

  it("leaves the password out, shows no number and keeps unknown types", async () => {
    assert.ok(!(await kinds(astrid)).includes("password"));
    const { methods } = await home.methods.read(targetIds.paulaPhone);
    for (const { label } of methods) assert.ok((label ?? "").replace(/\D/g, "").length <= 4, label);
    assert.ok((await kinds(targetIds.unaUnknown)).includes("unknown"));
    assert.deepEqual((await home.methods.read(targetIds.noraNothing)).methods, []);
  });

  it("a privileged operator sees whole numbers; we do not", async () => {
    const access = await desk.openTenant(await desk.signIn(peopleIds.priya), tenantIds.northwind);
    const { methods } = await access.methods.read(targetIds.paulaPhone);
    const labels = methods.filter(({ kind }) => kind.endsWith("phone")).map(({ label }) => label ?? "");
    assert.ok(labels.length > 0);
    for (const label of labels) assert.match(label, /^\+[* ]+\d\d$/);
  });

  it("a hardware token 403 never hides the rest", async () => {
    desk.microsoft.faults.add({ match: { service: "graph", path: "hardwareOath" }, answer: { status: 403 } });
    const reading = await home.methods.read(astrid);
    assert.equal(reading.hardwareUnreadable, "forbidden");
    assert.ok(reading.methods.length > 3);
  });

  it("hardware tokens that fail otherwise are said to have failed", async () => {
    desk.microsoft.faults.add({ match: { service: "graph", path: "hardwareOath" }, answer: { status: 500 } });
    assert.equal((await home.methods.read(astrid)).hardwareUnreadable, "failed");
  });

  it("where the cloud has no hardware tokens, nobody asks for them", async () => {
    const asked: string[] = [];
    const send = ({ path }: { path: string }) => {
      asked.push(path);
      return Promise.resolve({ status: 200, headers: new Headers(), body: { value: [] } });
    };
    const graph = { tenantId: "t", graphBaseUrl: "https://graph.example", send };
    const reading = await readMethods(graph, "u", ["hardware-oath"]);
    assert.equal(reading.hardwareUnreadable, "not-in-this-cloud");
    assert.equal(reading.preferred, "none");
    assert.ok(!asked.some((path) => path.includes("hardware")));
  });

  it("asks again without $expand where it is refused", async () => {
    desk.microsoft.faults.add({ match: { service: "graph", path: "expand=" }, answer: { status: 400 } });
    const { methods } = await home.methods.read(astrid);
    assert.ok(methods.some(({ kind, activated }) => kind === "hardware-oath" && activated));
  });

  it("a default that can't be read, or that nobody knows, is unreadable", async () => {
    const match = { service: "graph", path: "signInPreferences" } as const;
    desk.microsoft.faults.add({ match, answer: { status: 403 }, times: 1 });
    assert.equal((await home.methods.read(astrid)).preferred, "unreadable");
    const body = { userPreferredMethodForSecondaryAuthentication: "carrierPigeon" };
    desk.microsoft.faults.add({ match, answer: { status: 200, body }, times: 1 });
    assert.equal((await home.methods.read(astrid)).preferred, "unreadable");
  });

  const faults: Record<string, [number, string]> = {
    forbidden: [403, "graph-forbidden"],
    gone: [404, "person-gone"],
    broken: [500, "graph-unexpected"],
    "out of reach": [504, "graph-unreachable"],
    throttled: [429, "graph-throttled"],
  };
  for (const [what, [status, code]] of Object.entries(faults)) {
    it(`the methods themselves ${what}: ${code}`, async () => {
      const headers = { "retry-after": "100" };
      desk.microsoft.faults.add({
        match: { service: "graph", path: "authentication/methods" },
        answer: { status, headers },
      });
      await assert.rejects(home.methods.read(astrid), { code });
      desk.microsoft.advance(100_000);
    });
  }

  for (const body of [{ value: [{ noId: true }] }, { value: "many" }, "<html>hello</html>", []]) {
    it(`a body of another shape is graph-unexpected: ${JSON.stringify(body)}`, async () => {
      const match = { service: "graph", path: "authentication/methods" } as const;
      desk.microsoft.faults.add({ match, answer: { status: 200, body } });
      await assert.rejects(home.methods.read(astrid), { code: "graph-unexpected" });
    });
  }

  it("a cloud without the interface for methods is named as the reason, and nothing is asked", async () => {
    const send = () => Promise.reject(new Error("nothing should be asked"));
    const graph = { tenantId: tenantIds.northwind, graphBaseUrl: "https://graph.example", send };
    await assert.rejects(readMethods(graph, astrid, ["authentication-methods"]), { code: "not-in-this-cloud" });
  });
});
