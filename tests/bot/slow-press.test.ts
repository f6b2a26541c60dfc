import assert from "node:assert/strict";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

/** Every answer of Graph takes longer than the bot has patience for a press. */
describe("a press is answered in time, however long Graph takes", () => {
  const shared = sharedHelpdesk();
  const bodyOf = (answer: { body?: unknown }) => JSON.stringify(answer.body);

  it("Confirm: answered before the first removal came back, then Working, then the outcome", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula/);
    shared.desk.microsoft.faults.add({ match: { service: "graph" }, delayMs: 150 });
    const answer = await olivia.press(summary, "reset.confirm");
    assert.match(bodyOf(answer), /Working/);
    assert.deepEqual(changesOf(shared.desk), []);
    await olivia.becomes(summary, /Complete/);
  });

  it("with no patience at all: working, with no word that nothing changes, then the same card in its state, and one reset", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula/);
    shared.desk.impatient = true;
    const answers = await Promise.all([
      olivia.press(summary, "reset.confirm"),
      olivia.pressForged(summary, "reset.confirm", { batch: batchOf(summary) }),
    ]);
    for (const answer of answers) {
      assert.match(bodyOf(answer), /Working …/);
      assert.doesNotMatch(bodyOf(answer), /[Nn]othing is changed/);
    }
    await olivia.becomes(summary, /Complete/);
    assert.equal(changesOf(shared.desk).length, 1);
  });

  it("a choice: looking up, then the summary in its place", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for anders");
    const choose = await olivia.sees(/Which one/);
    shared.desk.impatient = true;
    const answer = await olivia.press(choose, "reset.choose", { picked: "0" });
    assert.match(bodyOf(answer), /Looking up/);
    await olivia.becomes(choose, /Confirm: /);
  });

  it("what goes wrong after it was answered is said on the card", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for anders");
    const choose = await olivia.sees(/Which one/);
    shared.desk.impatient = true;
    shared.desk.microsoft.faults.add({ match: { service: "graph" }, answer: { status: 500 } });
    await olivia.press(choose, "reset.choose", { picked: "0" });
    await olivia.sees(/Microsoft answered something unexpected|Could not be read|Microsoft Graph can't be reached/);
  });

  it("Refresh while it works shows how far it has come", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice/);
    shared.desk.microsoft.faults.add({ match: { service: "graph", method: "DELETE" }, delayMs: 100 });
    await olivia.press(summary, "reset.confirm");
    const working = await olivia.becomes(summary, /Working.*[1-4] of 5 methods/);
    const answer = await olivia.press(working, "reset.show");
    assert.match(bodyOf(answer), /of 5 methods|Complete/);
    await olivia.becomes(summary, /Complete: all 5 gone/);
  });
});
