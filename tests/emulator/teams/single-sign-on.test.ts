import assert from "node:assert/strict";
import { peopleIds } from "../../../emulator/seed/contoso.ts";
import { aLocalTeams, type LocalTeams } from "./a-local-teams.ts";

const signIn = {
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.oauth",
      content: {
        text: "Please sign in",
        connectionName: "graph",
        tokenExchangeResource: { id: "exchange-1" },
        buttons: [{ type: "signin", title: "Sign in", value: "http://localhost/sign-in" }],
      },
    },
  ],
};

describe("single sign-on in the local Teams", () => {
  let teams: LocalTeams;
  const stopped = () => teams.stop();
  afterEach(stopped);
  const personal = (person: string) => teams.driver.conversationOf(person, "personal").id;
  const noteOf = (person: string) => {
    const where = { personId: person, conversationId: personal(person) };
    return teams.driver.waitFor(where, (message) => message.note !== undefined, 2000).then((message) => message.note);
  };

  it("hands the person's token over, silently, and says so on the card", async () => {
    teams = await aLocalTeams();
    await teams.post(personal("olivia"), signIn);
    assert.deepEqual(await noteOf("olivia"), { kind: "signed-in", text: "Signed in as Olivia Operator" });
    const value = teams.got("signin/tokenExchange")[0]?.value as { id: string; connectionName: string; token: string };
    assert.deepEqual([value.id, value.connectionName], ["exchange-1", "graph"]);
    assert.equal(Buffer.from(value.token.split(".")[1]!, "base64url").toString(), peopleIds.olivia);
  });

  it("comes once from each client the person is signed in with", async () => {
    teams = await aLocalTeams();
    teams.driver.setClients("olivia", 2);
    await teams.post(personal("olivia"), signIn);
    await noteOf("olivia");
    assert.deepEqual(
      teams.got("signin/tokenExchange").map((one) => (one.value as { id: string }).id),
      ["exchange-1", "exchange-1"],
    );
  });

  it("shows the button where the bot answers 412", async () => {
    teams = await aLocalTeams();
    teams.answerWith(() => ({ status: 412, body: {} }));
    await teams.post(personal("olivia"), signIn);
    assert.deepEqual(await noteOf("olivia"), { kind: "sign-in", text: "Sign in", link: "http://localhost/sign-in" });
  });

  it("tells the bot why where Entra refuses", async () => {
    teams = await aLocalTeams({ refuseSso: [peopleIds.olivia] });
    await teams.post(personal("olivia"), signIn);
    assert.equal((await noteOf("olivia"))?.kind, "sign-in");
    const value = teams.got("signin/failure")[0]?.value as { code: string; message: string };
    assert.equal(value.code, "interactionrequired");
    assert.match(value.message, /AADSTS65001/);
    assert.equal(teams.got("signin/tokenExchange").length, 0);
  });

  it("never comes from a group chat or a channel", async () => {
    teams = await aLocalTeams();
    for (const kind of ["group", "channel"] as const)
      await teams.post(teams.driver.conversationOf("olivia", kind).id, signIn);
    // A personal sign-in afterwards: whatever the others started would have come before it.
    await teams.post(personal("olivia"), signIn);
    await noteOf("olivia");
    assert.equal(teams.got("signin/tokenExchange").length, 1);
  });
});
