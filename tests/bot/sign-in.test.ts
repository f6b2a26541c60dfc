import assert from "node:assert/strict";
import { peopleIds, registrations, tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("no operator, no power: signing in", () => {
  const shared = sharedHelpdesk();

  async function partitions(): Promise<number> {
    return (await shared.desk.store.db.selectFrom("token_partitions").select("key").execute()).length;
  }

  const graphRequests = () => shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");

  it("until the operator has signed in, Graph is not asked for anything", async () => {
    const { conditions } = shared.desk.microsoft.world;
    conditions.blockedFor.add(peopleIds.olivia);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Sign in/);
    await eventually(() => {
      assert.ok(shared.desk.logLines.some((line) => line.includes("sign-in")));
    });
    await shared.desk.restart();
    assert.deepEqual(graphRequests(), []);
    assert.doesNotMatch(olivia.read().join("\n"), /Alice/);
  });

  it("two clients of one person: one summary", async () => {
    const { teams } = shared.desk.microsoft;
    teams.setClients(peopleIds.olivia, 3);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice/);
    teams.setClients(peopleIds.olivia, 1);
    await shared.desk.restart();
    assert.equal(olivia.read().filter((words) => words.includes("Confirm: Alice")).length, 1);
  });

  it("signed out between summary and Confirm: nothing is removed without signing in again", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula/);
    await olivia.say("sign out");
    await olivia.sees(/You are signed out/);
    assert.equal(await partitions(), 0);
    shared.desk.microsoft.world.conditions.blockedFor.add(peopleIds.olivia);
    await olivia.press(summary, "reset.confirm");
    await eventually(() => {
      assert.match(olivia.read().join("\n"), /sign in|Sign in/);
    });
    await shared.desk.restart();
    assert.deepEqual(changesOf(shared.desk), []);
  });

  const foreign: readonly { what: string; token: () => Promise<unknown> }[] = [
    { what: "of another person", token: () => shared.desk.microsoft.entra.issueTeamsSsoToken(peopleIds.priya) },
    { what: "signed by somebody else", token: () => forged({}) },
    { what: "of another tenant", token: () => forged({ tid: tenantIds.contoso }) },
    { what: "for another app", token: () => forged({ aud: "00000003-0000-0000-c000-000000000000" }) },
    { what: "that is none", token: () => Promise.resolve("letmein") },
  ];
  for (const { what, token } of foreign) {
    it(`a token ${what} is refused and kept nowhere`, async () => {
      const { teams } = shared.desk.microsoft;
      const olivia = atTheDesk(shared.desk, "olivia");
      const value = { id: "1", connectionName: "single-sign-on", token: await token() };
      const written = teams.write(olivia, { type: "invoke", name: "signin/tokenExchange", value });
      const answer = await teams.sendRaw(written);
      assert.equal(answer.status, 412);
      assert.equal(await partitions(), 0);
      assert.deepEqual(graphRequests(), []);
    });

    it(`a press with a token ${what} is refused`, async () => {
      const { teams } = shared.desk.microsoft;
      const olivia = atTheDesk(shared.desk, "olivia");
      const action = { type: "Action.Execute", verb: "who-am-i", data: {} };
      const value = { action, authentication: { id: "1", token: await token() } };
      const answer = await teams.sendRaw(
        teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value, replyToId: "1" }),
      );
      assert.equal(answer.status, 200);
      assert.doesNotMatch(JSON.stringify(answer.body), /Entra roles|Authentication Administrator/);
      assert.equal(await partitions(), 0);
    });
  }

  function forged(claims: Record<string, unknown>): Promise<string> {
    return shared.desk.microsoft.teams.signChannelToken({
      iss: `${shared.desk.microsoft.cloud.authorityHost}/${tenantIds.northwind}/v2.0`,
      aud: registrations.graphAppId,
      tid: tenantIds.northwind,
      oid: peopleIds.olivia,
      scp: "access_as_user",
      ver: "2.0",
      ...claims,
    });
  }

  // What only the person can settle ends in a button: Teams opens the sign-in window, where Entra says what it wants.
  const conditions: readonly { what: string; set: () => void; problem: RegExp }[] = [
    {
      what: "no administrator approved the app",
      set: () => shared.desk.microsoft.world.conditions.consentMissing.add(tenantIds.northwind),
      problem: /consent-missing/,
    },
    {
      what: "a policy wants MFA of the operator",
      set: () => shared.desk.microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia),
      problem: /AADSTS50076|sign-in-needed|sign-in failed/,
    },
  ];
  for (const { what, set, problem } of conditions) {
    it(`${what}: a button to settle it, the reason in the log, and nothing runs`, async () => {
      set();
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say("reset MFA for alice");
      await olivia.sees(/Sign in/);
      await eventually(() => {
        assert.match(shared.desk.logLines.join(""), problem);
      });
      await shared.desk.restart();
      assert.deepEqual(graphRequests(), []);
      assert.doesNotMatch(olivia.read().join("\n"), /AADSTS|invalid_grant|interaction_required/);
    });
  }

  it("Teams could not get a token for its person: said, with a reference", async () => {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    const value = { code: "resourcematchfailed", message: "<b>secret</b> detail" };
    await teams.sendRaw(teams.write(olivia, { type: "invoke", name: "signin/failure", value }));
    const card = await olivia.sees(/Sign-in was refused.*Reference/);
    assert.doesNotMatch(wordsOf(card), /secret/);
  });
});
