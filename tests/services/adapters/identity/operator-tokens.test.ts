import assert from "node:assert/strict";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";

describe("identity/operator-tokens, against Entra over https", () => {
  let desk: Desk;

  before(async () => {
    desk = await startDesk();
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  afterEach(async () => {
    desk.microsoft.world.reset();
    desk.microsoft.faults.clear();
    await desk.tokens.signOut(desk.operator(peopleIds.olivia));
    await desk.tokens.signOut(desk.operator(peopleIds.ravi));
    desk.microsoft.log.clear();
  });

  const grants = (): string[] => desk.microsoft.log.all().flatMap(({ grant }) => (grant === undefined ? [] : [grant]));

  it("exchanges once, on behalf of the operator, and asks for nothing app-only", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    assert.deepEqual(grants(), ["urn:ietf:params:oauth:grant-type:jwt-bearer"]);
    assert.equal(await desk.tokens.signedIn(olivia), true);
    assert.equal(desk.microsoft.entra.appOnlyRefusals(), 0);
  });

  it("keeps no token readable, in the store or in the log", async () => {
    await desk.signIn(peopleIds.olivia);
    const stored = [...desk.partitions.rows.values()].map(({ blob }) => Buffer.from(blob).toString("latin1"));
    assert.equal(stored.length, 1);
    assert.doesNotMatch(stored.join(), /eyJ[\w-]{9}|secret/i);
    assert.doesNotMatch(JSON.stringify(desk.log.lines), /eyJ/);
  });

  it("sign-out forgets the operator and nobody else", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const ravi = await desk.signIn(peopleIds.ravi);
    await desk.tokens.signOut(olivia);
    assert.equal(await desk.tokens.signedIn(olivia), false);
    assert.equal(await desk.tokens.signedIn(ravi), true);
    await assert.rejects(desk.tenantToken(olivia, olivia.tenantId), { code: "sign-in-needed" });
  });

  it("refuses another person's token before anything is exchanged", async () => {
    const token = await desk.microsoft.entra.issueTeamsSsoToken(peopleIds.ravi);
    await assert.rejects(desk.tokens.signIn(desk.operator(peopleIds.olivia), token), { code: "sign-in-refused" });
    assert.deepEqual(grants(), []);
  });

  it("a second sign-in replaces the access token and goes on working", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    const before = await desk.tenantToken(olivia, olivia.tenantId);
    desk.microsoft.advance(1000);
    await desk.signIn(peopleIds.olivia);
    const after = await desk.tenantToken(olivia, olivia.tenantId);
    assert.notEqual(after.accessToken, before.accessToken);
    assert.equal(grants().length, 2);
  });

  it("a second sign-in keeps the way into a customer's tenant, and none of its old access tokens", async () => {
    const olivia = await desk.signIn(peopleIds.olivia);
    await desk.tenantToken(olivia, tenantIds.contoso);
    await desk.signIn(peopleIds.olivia);
    desk.microsoft.log.clear();
    await desk.tenantToken(olivia, tenantIds.contoso);
    assert.deepEqual(grants(), ["refresh_token"]);
  });

  it("multi-factor authentication asked for: sign-in-needed with the claims", async () => {
    desk.microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
    await assert.rejects(desk.signIn(peopleIds.olivia), (error: { code: string; context: Record<string, string> }) => {
      assert.equal(error.code, "sign-in-needed");
      assert.equal(error.context["entraCode"], "AADSTS50076");
      assert.ok(JSON.parse(error.context["claims"]!));
      return true;
    });
    assert.equal(await desk.tokens.signedIn(desk.operator(peopleIds.olivia)), false);
  });

  it("Conditional Access blocks: sign-in-blocked", async () => {
    desk.microsoft.world.conditions.blockedFor.add(peopleIds.olivia);
    await assert.rejects(desk.signIn(peopleIds.olivia), { code: "sign-in-blocked" });
  });

  it("no consent: consent-missing", async () => {
    desk.microsoft.world.conditions.consentMissing.add(tenantIds.northwind);
    await assert.rejects(desk.signIn(peopleIds.olivia), { code: "consent-missing" });
  });

  it("Entra does not answer, or not sensibly: graph-unreachable", async () => {
    const match = { service: "entra", path: "/token" } as const;
    desk.microsoft.faults.add({ match, drop: true });
    await assert.rejects(desk.signIn(peopleIds.olivia), { code: "graph-unreachable" });
    desk.microsoft.faults.clear();
    desk.microsoft.faults.add({ match, answer: { status: 503, body: "<html>down</html>" } });
    await assert.rejects(desk.signIn(peopleIds.olivia), { code: "graph-unreachable" });
  });

  for (const status of [429, 500, 503]) {
    it(`Entra answers ${status} in its own words: graph-unreachable, nobody is refused for it`, async () => {
      desk.microsoft.faults.add({ match: { service: "entra", path: "/token" }, answer: { status } });
      await assert.rejects(desk.signIn(peopleIds.olivia), { code: "graph-unreachable" });
      desk.microsoft.faults.clear();
    });
  }
});
