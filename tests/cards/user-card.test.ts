import assert from "node:assert/strict";
import { checkCard } from "../../cards/kit/check-card.ts";
import { userCard } from "../../cards/user-card.ts";
import { aPlan, aTarget, methods, removal } from "../support/builders/resets.ts";
import { aUserView, viewId } from "../support/builders/views.ts";
import { buttonOf, textOf, titlesOf } from "../support/read-card.ts";
import { without } from "../support/without.ts";

describe("user card", () => {
  it("has both tabs as buttons, and the same actions under both", () => {
    for (const tab of ["summary", "methods"] as const) {
      assert.deepEqual(titlesOf(userCard(aUserView({ tab }))), [
        "Summary",
        "Authentication methods",
        "Reset all multi-factor authentications",
        "Revoke sessions",
        "Back to the list",
      ]);
    }
    const card = userCard(aUserView());
    assert.deepEqual(buttonOf(card, "Revoke sessions")["data"], { view: viewId });
    assert.deepEqual(buttonOf(card, "Back to the list")["data"], { view: "list-aaaa-bbbb" });
  });

  it("sums up who it is", () => {
    const text = textOf(userCard(aUserView()));
    for (const fact of [
      "Sign-in name: alice@contoso.com",
      "E-mail: alice.anders@contoso.com",
      "Customer: Contoso",
      "Job: Accountant",
      "Department: Finance",
      "Office: Berlin",
      "Manager: Mia Manager",
      "State: member, synced from on-premises",
      "Last sign-in: 23 Nov 2026, 17:44 UTC",
      "Account made: 1 Mar 2021, 08:00 UTC",
      "Entra roles: Helpdesk Administrator",
    ]) {
      assert.ok(text.includes(`${fact}\n`), fact);
    }
  });

  it("says what can't be read, and leaves out what is not there", () => {
    const bare = without(aUserView({ more: { lastSignIn: "unreadable" } }), "roles", "from");
    const text = textOf(userCard(bare));
    assert.match(text, /Last sign-in: not readable/);
    assert.match(text, /Entra roles: could not be read/);
    assert.doesNotMatch(text, /Manager|Office|E-mail|Account made/);
    assert.ok(!titlesOf(userCard(bare)).includes("Back to the list"));
    const never = aUserView({ more: { lastSignIn: "never" }, roles: [], person: aTarget({ userType: "guest" }) });
    assert.match(textOf(userCard(never)), /State: guest\nLast sign-in: never\n[^]*Entra roles: none/);
    const many = aUserView({ roles: Array.from({ length: 20 }, (_, index) => `Role ${index}`) });
    assert.match(textOf(userCard(many)), /Role 14 and 5 more/);
  });

  it("says of each method what a reset would do with it, when it was added, and which is the default", () => {
    const text = textOf(userCard(aUserView({ tab: "methods" })));
    assert.match(text, /Default: Microsoft Authenticator\./);
    assert.match(text, /A reset would delete\n[^]*Microsoft Authenticator, Pixel 8, added 1 Feb 2024 \(default\)/);
    assert.match(text, /A reset would switch off \(stays assigned\)\n• Hardware token \(OATH\), GALT11420104/);
    assert.match(
      text,
      /A reset would leave, can still sign in\n• Passkey, Authenticator on Pixel 8, added 4 days ago: not part/,
    );
  });

  it("says that nothing is registered, or could not be read", () => {
    const tab = "methods";
    const none = aPlan({ removals: [], kept: [], preferred: "none", hardwareUnreadable: "forbidden" });
    const text = textOf(userCard(aUserView({ tab, methods: { plan: none } })));
    assert.match(text, /Default: none\.\nNo method is registered\.\nHardware tokens could not be read/);
    const unreadable = aUserView({ tab, methods: { unreadable: "graph-forbidden" } });
    assert.match(textOf(userCard(unreadable)), /The methods could not be read\. Microsoft said no\./);
  });

  it("says why nothing is offered", () => {
    const denial = { why: "desk-never", customerName: "Contoso" } as const;
    assert.match(
      textOf(userCard(aUserView({ actions: [], denial }))),
      /Why is nothing offered\? Desk rule: this account/,
    );
    assert.match(textOf(userCard(aUserView({ actions: [] }))), /Why is nothing offered\? Whether[^]*could not be read/);
    assert.doesNotMatch(textOf(userCard(aUserView({}))), /Why/);
  });

  it("stays small with everything as long as it gets", () => {
    const long = "𝒜".repeat(256);
    const person = aTarget({ displayName: long, customerName: long, jobTitle: long, department: long });
    const plan = aPlan({
      removals: Array.from({ length: 40 }, (_, index) => removal({ ...methods.app, id: `${index}`, label: long })),
    });
    for (const tab of ["summary", "methods"] as const) {
      const roles = Array.from({ length: 60 }, () => "A custom role with a long name");
      assert.deepEqual(checkCard(userCard(aUserView({ tab, person, roles, methods: { plan } }))), []);
    }
  });
});
