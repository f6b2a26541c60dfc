import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { aBrowser } from "../support/a-browser.ts";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("Confirm needs a fresh sign-in", () => {
  const shared = sharedHelpdesk();

  const exchanges = () =>
    shared.desk.microsoft.requests.all().filter(({ grant }) => grant?.endsWith("jwt-bearer") === true).length;

  it("younger than five minutes: the press counts as it is", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    shared.desk.later(4.9 * 60_000);
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete/);
    assert.equal(exchanges(), 1);
  });

  it("older: the client proves it again by itself, and nobody notices", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    shared.desk.later(5.1 * 60_000);
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete/);
    assert.equal(exchanges(), 2);
  });

  it("a forged activity, which can't bring the operator's token, removes nothing", async () => {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    const data = /"data":(\{[^}]*"batch"[^}]*\})/.exec(JSON.stringify(summary.attachments))?.[1] ?? "{}";
    shared.desk.later(6 * 60_000);
    const action = { type: "Action.Execute", verb: "reset.confirm", data: JSON.parse(data) as object };
    const value = { action, trigger: "manual" };
    const forged = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value, replyToId: summary.id });
    const answer = await teams.sendRaw(forged);
    assert.match(JSON.stringify(answer.body), /loginRequest/);
    await shared.desk.restart();
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("the code of a sign-in in the browser proves it once: later it is none", async () => {
    const { teams } = shared.desk.microsoft;
    teams.setClients(peopleIds.olivia, 0);
    try {
      const olivia = atTheDesk(shared.desk, "olivia");
      await olivia.say("reset MFA for alice");
      const browser = aBrowser(shared.desk);
      const state = browser.codeIn(await browser.signIn(await olivia.signInLink(), "olivia"));
      await teams.verifyState({ ...olivia, state });
      const summary = await olivia.sees(/Confirm: Alice Anders/);
      shared.desk.later(6 * 60_000);
      const action = { type: "Action.Execute", verb: "reset.confirm", data: { batch: batchOf(summary) } };
      const written = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value: { action, state } });
      assert.match(JSON.stringify((await teams.sendRaw(written)).body), /loginRequest/);
      await shared.desk.restart();
      assert.deepEqual(changesOf(shared.desk), []);
    } finally {
      teams.setClients(peopleIds.olivia, 1);
    }
  });

  it("Entra takes no token of the client's: one new one is asked for, then the person, and nothing is asked in circles", async () => {
    const { faults } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    shared.desk.later(6 * 60_000);
    const body = { error: "invalid_grant", error_codes: [50013], error_description: "AADSTS50013: assertion" };
    const refusal = faults.add({ match: { service: "entra", path: "token" }, answer: { status: 400, body } });
    const answer = await olivia.press(summary, "reset.confirm");
    assert.doesNotMatch(JSON.stringify(answer.body), /loginRequest/);
    assert.match(olivia.noteOf(summary), /Sign in to Northwind first/);
    const link = await olivia.signInLink();
    // The first sign-in, the press, and the one silent try of the card.
    await eventually(() => {
      assert.equal(exchanges(), 3);
    });
    await shared.desk.restart();
    assert.equal(exchanges(), 3);
    assert.deepEqual(changesOf(shared.desk), []);
    faults.remove(refusal);
    const browser = aBrowser(shared.desk);
    const page = await browser.signIn(link, "olivia");
    await shared.desk.microsoft.teams.verifyState({ ...olivia, state: browser.codeIn(page) });
    await olivia.sees(/Complete: all 5 gone/);
  });

  it("0 minutes: every Confirm brings its own proof", async () => {
    await shared.desk.fresh({ env: { SSO_MAX_AGE_MINUTES: "0" } });
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    await olivia.press(await olivia.sees(/Confirm: Alice Anders/), "reset.confirm");
    await olivia.sees(/Complete/);
    assert.equal(exchanges(), 2);
  });

  it("in a channel too: the login request goes to the presser alone, and the repeated press goes on", async () => {
    await shared.desk.fresh({ env: { CARDS_IN_SHARED_CONVERSATIONS: "yes" } });
    const olivia = atTheDesk(shared.desk, "olivia", "channel");
    await atTheDesk(shared.desk, "olivia").say("sign in");
    await atTheDesk(shared.desk, "olivia").sees(/You are signed in/);
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    shared.desk.later(6 * 60_000);
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete: all 5 gone/);
    assert.equal(exchanges(), 2);
  });
});
