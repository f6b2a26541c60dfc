import assert from "node:assert/strict";
import { registrations } from "../../../emulator/seed/contoso.ts";
import { aLocalTeams, type LocalTeams } from "./a-local-teams.ts";

describe("the roster of the local Teams", () => {
  let teams: LocalTeams;
  before(async () => {
    teams = await aLocalTeams();
  });
  after(() => teams.stop());
  const members = (kind: "personal" | "channel", rest: string) =>
    teams.connector(`GET conversations/${encodeURIComponent(teams.driver.conversationOf("olivia", kind).id)}/${rest}`);

  it("finds a member by 29: id, object id and user principal name", async () => {
    const alice = teams.driver.colleagues()[0]!;
    for (const key of [alice.teamsId, alice.id, alice.userPrincipalName.toUpperCase()]) {
      const { status, body } = await members("channel", `members/${encodeURIComponent(key)}`);
      assert.equal(status, 200);
      assert.deepEqual(body, {
        id: alice.teamsId,
        name: "Alice Anders",
        aadObjectId: alice.id,
        objectId: alice.id,
        givenName: "Alice",
        surname: "Anders",
        email: alice.userPrincipalName,
        userPrincipalName: alice.userPrincipalName,
        tenantId: registrations.homeTenantId,
        userRole: "user",
      });
    }
  });

  it("has only the one person in a personal chat", async () => {
    const { body } = await members("personal", "members");
    assert.deepEqual(
      (body as { name: string }[]).map((one) => one.name),
      ["Olivia Operator"],
    );
    const alice = await members("personal", `members/${encodeURIComponent(teams.driver.colleagues()[0]!.teamsId)}`);
    assert.equal((alice.body as { error: { code: string } }).error.code, "MemberNotFoundInConversation");
  });

  it("pages", async () => {
    const names: string[] = [];
    let token: string | undefined = "0";
    while (token !== undefined) {
      const { body } = await members("channel", `pagedmembers?pageSize=4&continuationToken=${token}`);
      const page = body as { members: { name: string }[]; continuationToken?: string };
      assert.ok(page.members.length <= 4);
      names.push(...page.members.map((one) => one.name));
      token = page.continuationToken;
    }
    assert.equal(names.length, teams.driver.people().length + teams.driver.colleagues().length);
    assert.equal(new Set(names).size, names.length);
  });

  it("tells a team and its channels, General without a name", async () => {
    const { team } = teams.driver.conversationOf("olivia", "channel");
    const { body } = await teams.connector(`GET teams/${encodeURIComponent(team!.id)}/conversations`);
    const [general, helpdesk] = (body as { conversations: { name?: string }[] }).conversations;
    assert.deepEqual([general?.name, helpdesk?.name], [undefined, "Helpdesk"]);
  });
});
