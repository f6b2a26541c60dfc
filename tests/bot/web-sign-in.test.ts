import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { aBrowser } from "../support/a-browser.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("signing in by the link, where the client has no single sign-on", () => {
  const shared = sharedHelpdesk();
  beforeEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 0);
  });
  afterEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 1);
  });

  async function codeFor(olivia: ReturnType<typeof atTheDesk>): Promise<string> {
    const browser = aBrowser(shared.desk);
    const page = await browser.signIn(await olivia.signInLink(), "olivia");
    assert.equal(page.status, 200);
    return browser.codeIn(page);
  }

  it("link, Entra's page, the code in the window, and the waiting command goes on; a duplicate changes nothing", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const state = await codeFor(olivia);
    const answers = await Promise.all(
      [1, 2, 3].map(() => shared.desk.microsoft.teams.verifyState({ ...olivia, state })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    await shared.desk.restart();
    assert.equal(olivia.read().filter((words) => /Confirm: Alice/.test(words)).length, 1);
    assert.doesNotMatch(olivia.read().join(), /can't be used|You are signed in/);
  });

  it("the code typed in the chat does the same, with a blank in the middle too", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const code = await codeFor(olivia);
    await olivia.say(`${code.slice(0, 3)} ${code.slice(3)}`);
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
  });

  it("nothing waits any more: says that one is signed in", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const state = await codeFor(olivia);
    await shared.desk.store.db.deleteFrom("waiting_commands").execute();
    await shared.desk.microsoft.teams.verifyState({ ...olivia, state });
    await olivia.sees(/You are signed in/);
  });

  it("a wrong code, an old one, and somebody else's are refused with a sentence", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const state = await codeFor(olivia);
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say(state);
    await priya.sees(/That code can't be used/);
    await shared.desk.microsoft.teams.verifyState({ ...olivia, state: state === "000000" ? "000001" : "000000" });
    await olivia.sees(/That code can't be used/);
    shared.desk.later(11 * 60_000);
    await olivia.say(state);
    await shared.desk.restart();
    assert.equal(olivia.read().filter((words) => /That code can't be used/.test(words)).length, 2);
    assert.doesNotMatch(olivia.read().join(), /Confirm: Alice/);
  });

  it("a press goes on with the code that the client brings along itself", async () => {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("sign in");
    const state = await codeFor(olivia);
    const action = { type: "Action.Execute", verb: "who-am-i", data: {} };
    const written = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value: { action, state } });
    const answer = await teams.sendRaw(written);
    assert.match(JSON.stringify(answer.body), /Signed in\./);
    const forged = teams.write(olivia, {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action, state: "12345x" },
    });
    assert.match(JSON.stringify((await teams.sendRaw(forged)).body), /That code can't be used/);
  });

  it("the window was closed: an empty state says nothing and changes nothing", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.signInLink();
    const before = olivia.read().length;
    const { status } = await shared.desk.microsoft.teams.verifyState({ ...olivia, state: "" });
    assert.equal(status, 200);
    await shared.desk.restart();
    assert.equal(olivia.read().length, before);
  });
});
