import assert from "node:assert/strict";
import { type AtTheDesk, atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("the second way: from the details of a person", () => {
  const shared = sharedHelpdesk();
  let olivia: AtTheDesk;
  beforeEach(() => {
    olivia = atTheDesk(shared.desk, "olivia");
  });

  it("press a name, both tabs, reset, confirm, outcome, and back to the person", async () => {
    await olivia.say("users alice");
    const card = await olivia.sees(/1 to 1 of 1 person/);
    await olivia.pressTitle(card, "Alice Anders: details 1");
    const summary = wordsOf(await olivia.becomes(card, /Summary: Alice Anders/));
    assert.match(summary, /Sign-in name: +alice@northwind\.example/);
    assert.match(summary, /Customer: +Northwind[^]*State: +member[^]*Entra roles: +none/);
    await olivia.press(card, "user.methods");
    const methods = wordsOf(await olivia.becomes(card, /Authentication methods: Alice Anders/));
    assert.match(
      methods,
      /Default: [^]*A reset would delete[^]*\(default\)[^]*A reset would leave, can still sign in[^]*YubiKey/,
    );
    assert.match(methods, /Reset all multi-factor authentications[^]*Revoke sessions[^]*Back to the list/);
    await olivia.press(card, "user.reset");
    await olivia.becomes(card, /Reset MFA for Alice Anders\?/);
    await olivia.press(card, "reset.confirm");
    await olivia.becomes(card, /Complete: all 5 gone/);
    assert.equal(changesOf(shared.desk).length, 5);
    await olivia.press(card, "view.show");
    const after = wordsOf(await olivia.becomes(card, /Authentication methods: Alice Anders/));
    assert.doesNotMatch(after, /A reset would delete/);
    await olivia.press(card, "view.show");
    await olivia.becomes(card, /Users Customers: +Northwind[^]*1 to 1 of 1 person/);
  });

  it("ticks of the list are there again after the details", async () => {
    await olivia.say("users");
    const card = await olivia.sees(/1 to 10 of/);
    await olivia.pressTitle(card, "Alice Anders: details 2", { "tick-1": "true" });
    await olivia.becomes(card, /Summary: Alice Anders/);
    await olivia.press(card, "view.show");
    await olivia.becomes(card, /1 selected: Alice Anders\./);
  });

  it("typed: one person opens at once, several are listed to pick from, nobody is said", async () => {
    await olivia.say("user alice@contoso.com");
    await olivia.sees(/Summary: Alice Archer[^]*Customer: +Contoso/);
    await olivia.say("user anders");
    const several = await olivia.sees(/Users Customers: +Northwind/);
    assert.match(wordsOf(several), /Anders Berg/);
    await olivia.say("user alcie");
    const nobody = await olivia.sees(/No user matches/);
    assert.match(wordsOf(nobody), /Details of alice@northwind\.example/);
    await olivia.say("user alice@contoso.com, paula@northwind.example");
    await olivia.sees(/One person at a time/);
  });

  it("somebody out of reach: what is known, no action, and why", async () => {
    await olivia.say("user gloria");
    const card = await olivia.sees(/Summary: Gloria Globaladmin/);
    const words = wordsOf(card);
    assert.match(words, /Entra roles: +Global Administrator/);
    assert.match(
      words,
      /Why is nothing offered\? +Entra role in Northwind: needs Privileged Authentication Administrator/,
    );
    assert.doesNotMatch(words, /Reset all multi-factor/);
  });

  it("another operator's details are not shown", async () => {
    await olivia.say("user paula phone");
    const card = await olivia.sees(/Summary: Paula Phone/);
    const view = /"view":"([^"]+)"/.exec(JSON.stringify(card.attachments))?.[1];
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("help");
    const hers = await priya.sees(/reset MFA for/i);
    for (const verb of ["user.methods", "user.reset", "view.show"]) {
      await priya.pressForged(hers, verb, { view });
      assert.match(priya.noteOf(hers), /This card is not yours/);
    }
  });
});
