import assert from "node:assert/strict";
import { randomBytes, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoAccess } from "../../../../emulator/demo/demo-access.ts";
import { atTheDesk } from "../../../support/at-the-desk.ts";
import { examined } from "../../../support/examined.ts";
import { sharedHelpdesk } from "../../../support/shared-helpdesk.ts";

const nobody = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

describe("the doctor and an installation", () => {
  const shared = sharedHelpdesk();

  /** The finding is a FAIL that says this, and what to do. */
  async function fails(title: string, says: RegExp, options: Parameters<typeof examined>[1] = {}): Promise<void> {
    const finding = (await examined(shared.desk, options)).of(title);
    assert.equal(finding.kind, "fail", JSON.stringify(finding));
    assert.match(finding.says, says);
    assert.ok(finding.todo.length > 10);
  }

  it("finds nothing wrong with a good one", async () => {
    const { all } = await examined(shared.desk);
    assert.deepEqual(
      all.filter(({ finding }) => finding.kind !== "pass").map(({ title, finding }) => [title, finding.kind]),
      [["Certificates", "skip"]],
    );
    assert.equal(all.length, 16);
  });

  it("names every fault of the settings, and goes no further", async () => {
    const { of, all } = await examined(shared.desk, { env: { MicrosoftAppId: "", TOKEN_CACHE_KEY: "short" } });
    const settings = of("Settings");
    assert.equal(settings.kind, "fail");
    assert.match(settings.says, /MicrosoftAppId[\s\S]*TOKEN_CACHE_KEY/);
    assert.ok(all.slice(1).every(({ finding }) => finding.kind === "skip"));
  });

  it("finds a clock that is ahead, and one that is behind", async () => {
    const at = (ms: number) => ({ ground: { now: () => new Date(Date.now() + ms) } });
    await fails("Clock", /\d+ s ahead/, at(600_000));
    await fails("Clock", /\d+ s behind/, at(-600_000));
  });

  it("finds a store that does not answer, and says so of one in use", async () => {
    const unreachable = new Error("The database can't be reached.", { cause: new Error("ECONNREFUSED") });
    await fails("Store", /ECONNREFUSED/, { ground: { openStore: () => Promise.reject(unreachable) } });
    const inUse = Object.assign(new Error("in use"), { name: "DataDirInUse" });
    const { of } = await examined(shared.desk, { ground: { openStore: () => Promise.reject(inUse) } });
    assert.equal(of("Store").kind, "skip");
    assert.equal(of("Graph registration").kind, "pass");
  });

  it("finds a store that loses what was written", async () => {
    const { store } = shared.desk;
    const partitions = { ...store.partitions, load: () => Promise.resolve(undefined) };
    const losing = { ...store, partitions, close: () => Promise.resolve() };
    await fails("Store", /not what was read/, { ground: { openStore: () => Promise.resolve(losing) } });
  });

  it("finds a key that does not open what is kept", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders/);
    const TOKEN_CACHE_KEY = randomBytes(32).toString("base64");
    await fails("TOKEN_CACHE_KEY", /1 of 1/, { env: { TOKEN_CACHE_KEY } });
    assert.equal((await examined(shared.desk)).of("TOKEN_CACHE_KEY").kind, "pass");
  });

  it("finds a tenant that Entra does not know", async () => {
    await fails("Home tenant", /AADSTS90002/, { env: { AZURE_TENANT_ID: nobody } });
    await fails("Registrations", /differ/, { env: { AZURE_TENANT_ID: nobody } });
  });

  it("finds one registration where there should be two", async () => {
    await fails("Registrations", /share/, { env: { AZURE_CLIENT_ID: shared.desk.config.MicrosoftAppId } });
  });

  it("finds a channel registration whose password is wrong", async () => {
    await fails("Channel registration", /AADSTS7000215/, { env: { MicrosoftAppPassword: "wrong" } });
  });

  it("finds a Graph registration whose secret is wrong, with Entra's correlation id", async () => {
    const { of } = await examined(shared.desk, { env: { AZURE_CLIENT_SECRET: "wrong" } });
    const finding = of("Graph registration");
    assert.equal(finding.kind, "fail");
    assert.match(finding.says, /AADSTS7000215/);
    assert.match(finding.correlation ?? "", /^[0-9a-f-]{36}$/);
  });

  it("finds a Graph registration that does not exist", async () => {
    await fails("Graph registration", /AADSTS700016/, { env: { AZURE_CLIENT_ID: nobody } });
  });

  it("finds an address Entra does not send people back to, and names it", async () => {
    const env = { PUBLIC_URL: "https://elsewhere.example/bot" };
    await fails("Redirect addresses", /AADSTS50011/, { env });
    await fails("Redirect addresses", /https:\/\/elsewhere\.example\/bot\/auth\/callback/, { env });
  });

  it("finds a bot that is not reached, one that lets strangers in, and one that is not ready", async () => {
    await fails("Message endpoint", /no answer/, { env: { PUBLIC_URL: "http://127.0.0.1:1" } });
    const careless: typeof fetch = async (input, init) =>
      init?.method === "POST" ? new Response("{}", { status: 200 }) : fetch(input, init);
    await fails("Message endpoint", /HTTP 200, not with 401/, { ground: { fetch: careless } });
    Object.assign(shared.desk.storeInstead, { ready: () => Promise.reject(new Error("gone")) });
    await shared.desk.restart();
    await fails("Message endpoint", /the database does not answer/);
  });

  it("finds certificates that end soon, have ended, or are none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "certificate-"));
    const { caPath } = shared.desk.microsoft;
    const env = (path: string) => ({ AZURE_CLIENT_SECRET: "", AZURE_CLIENT_CERTIFICATE_PATH: path });
    const { validTo } = new X509Certificate(await readFile(caPath));
    const daysBefore = (days: number) => ({ now: () => new Date(Date.parse(validTo) - days * 86_400_000 + 1000) });
    const good = await examined(shared.desk, { env: env(caPath), ground: daysBefore(100) });
    assert.equal(good.of("Certificates").kind, "pass");
    await fails("Certificates", /good for 19 more days/, { env: env(caPath), ground: daysBefore(20) });
    await fails("Certificates", /ended \d+ days ago/, { env: env(caPath), ground: daysBefore(-3) });
    await writeFile(join(folder, "none.pem"), "nothing");
    await fails("Certificates", /no certificate can be read/, { env: env(join(folder, "none.pem")) });
    await rm(folder, { recursive: true });
  });

  it("finds a channel whose keys are not for Teams", async () => {
    const keys = { keys: [{ kid: "1", endorsements: ["webchat"] }] };
    const other: typeof fetch = async (input, init) =>
      typeof input === "string" && /(?<!discovery.*)\/keys$/.test(input) ? Response.json(keys) : fetch(input, init);
    await fails("Channel keys", /no key endorsed/, { ground: { fetch: other } });
  });

  it("changes nothing: no partition is left, and nobody asked Graph or without a user", async () => {
    shared.desk.microsoft.requests.clear();
    await examined(shared.desk);
    assert.deepEqual(await shared.desk.store.partitions.list(), []);
    const seen = shared.desk.microsoft.requests.all();
    assert.equal(seen.filter(({ service }) => service === "graph").length, 0);
    assert.equal(shared.desk.microsoft.entra.appOnlyRefusals(), 0);
  });

  describe("and the access file", () => {
    it("finds faults in it, each with its place", async () => {
      await shared.desk.writeAccess({ ...demoAccess, rules: [{ customers: ["Nowhere"] }], extra: 1 });
      await fails("Access file", /rules\[0\]\.customers\[0\][\s\S]*extra|extra[\s\S]*rules\[0\]/);
      const { of } = await examined(shared.desk);
      assert.equal(of("Protected accounts (never)").kind, "skip");
    });

    it("finds that nobody can reset", async () => {
      await shared.desk.writeAccess({ roles: [] });
      await fails("Access file", /nobody is an AuthenticationMethodsWriter/);
    });

    it("finds a tenant id that no customer has", async () => {
      const role = { role: "UsersReader", members: [], customers: [nobody] };
      await shared.desk.writeAccess({ ...demoAccess, roles: [...demoAccess.roles, role] });
      await fails("Customers in the access file", /roles\[3\]: aaaaaaaa/);
    });

    it("finds customers in which nobody is protected, and says which entries no longer count", async () => {
      await shared.desk.writeAccess({ ...demoAccess, rules: [{ customers: ["Contoso"], never: [nobody] }] });
      await fails("Protected accounts (never)", /nobody is protected at Northwind, Fabrikam, Adatum/);
      const rules = [...demoAccess.rules, { customers: ["Contoso"], never: [nobody] }];
      await shared.desk.writeAccess({ ...demoAccess, rules });
      const finding = (await examined(shared.desk)).of("Protected accounts (never)");
      assert.equal(finding.kind, "pass");
      assert.match(finding.says, /at Contoso 1 of the entries for all no longer count/);
    });
  });
});
