import assert from "node:assert/strict";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { peopleIds, targetIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("who may reset whom", () => {
  const shared = sharedHelpdesk();

  const denied: readonly { who: keyof typeof peopleIds; text: string; words: RegExp; access?: object }[] = [
    { who: "olivia", text: "reset MFA for olivia", words: /Desk rule: nobody resets their own account/ },
    {
      who: "olivia",
      text: "reset MFA for olivia@northwind.example",
      words: /Desk rule: nobody resets their own account/,
    },
    {
      who: "olivia",
      text: "reset MFA for gloria",
      words: /Entra role in Northwind: needs Privileged Authentication Ad/,
    },
    { who: "olivia", text: "reset MFA for mira", words: /Entra role in Northwind: needs Privileged/ },
    {
      who: "priya",
      text: "reset MFA for breakglass1@northwind.example",
      words: /Desk rule: this account is never reset/,
    },
    {
      who: "ravi",
      text: "reset MFA for alice",
      words: /Desk role: you need Microsoft Entra ID Authentication Methods Writer/,
    },
    { who: "umar", text: "reset MFA for alice", words: /You have no desk role for this/ },
    {
      who: "olivia",
      text: "reset MFA for paula phone",
      words: /Desk rule: this account belongs to you too/,
      access: { ...demoAccess, samePerson: [[peopleIds.olivia, targetIds.paulaPhone]] },
    },
    {
      who: "priya",
      text: "reset MFA for gloria",
      words: /Desk rule: administrators of Northwind are not reset/,
      access: { ...demoAccess, rules: [] },
    },
    { who: "olivia", text: "reset MFA for alice", words: /You have no desk role/, access: { roles: [] } },
  ];
  for (const { who, text, words, access } of denied) {
    it(`denied: ${who} says "${text}"${access ? " (access file of its own)" : ""}`, async () => {
      if (access) await shared.desk.fresh({ access });
      const person = atTheDesk(shared.desk, who);
      await person.say(text);
      const card = await person.sees(words);
      assert.doesNotMatch(JSON.stringify(card.attachments), /reset\.confirm/);
      assert.deepEqual(changesOf(shared.desk), []);
      const read = shared.desk.microsoft.requests.all().filter(({ path }) => path.includes("/authentication/"));
      assert.deepEqual(read, [], "the methods of somebody out of reach are not even read");
    });
  }

  it("somebody without a role sees nobody: no person is looked up", async () => {
    const umar = atTheDesk(shared.desk, "umar");
    await umar.say("reset MFA for alice");
    await umar.sees(/You have no desk role/);
    const looked = shared.desk.microsoft.requests.all().filter(({ path }) => /alice/i.test(path));
    assert.deepEqual(looked, []);
  });

  it("a privileged operator resets an administrator, with a warning before", async () => {
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("reset MFA for gloria");
    const summary = await priya.sees(/Confirm: Gloria/);
    assert.match(wordsOf(summary), /Stop and check .*Administrator account/);
    await priya.press(summary, "reset.confirm");
    await priya.becomes(summary, /Complete/);
  });

  it("a hardware token that an Authentication Administrator may not switch off: said, the rest goes", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const end = await resetBy(olivia, "reset MFA for astrid");
    assert.match(wordsOf(end), /Partial: 2 of 6 still registered/);
    assert.match(
      wordsOf(end),
      /GALT-100001:\s+still registered \. Your Entra role in this customer does not reach it: Privileged Authentication Administrator does/,
    );
    assert.match(wordsOf(end), /Astrid's iPhone:\s+still registered \. Microsoft keeps the default method/);
    const gone = changesOf(shared.desk).filter((change) => change.endsWith(" 204"));
    assert.equal(gone.length, 4);
  });

  it("Otto, who has hardware tokens only: not by Olivia, and it is said; by Priya", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for otto");
    const card = await olivia.sees(/Otto Oath/);
    assert.doesNotMatch(wordsOf(card), /nothing to reset\./i);
    const priya = atTheDesk(shared.desk, "priya");
    const end = await resetBy(priya, "reset MFA for otto");
    assert.match(wordsOf(end), /Complete: the 1 method is gone \(1 switched off, still assigned\)/);
  });
});
