import assert from "node:assert/strict";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { fixedIds } from "../../emulator/seed/methods.ts";
import { atTheDesk, batchOf, changesOf, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("reason, verification, ticket and ticks", () => {
  const shared = sharedHelpdesk();
  const demanding = {
    ...demoAccess,
    rules: [
      ...demoAccess.rules,
      { customers: ["*"], requireReason: true, requireVerification: true, requireTicket: true },
    ],
  };

  it("what the rules demand is asked for again, keeping what was filled in, until it is there", async () => {
    await shared.desk.fresh({ access: demanding });
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice/);
    // A client of ours would not even send this: the card's own checks must not be the only ones.
    const batch = batchOf(summary);
    await olivia.pressForged(summary, "reset.confirm", {
      batch,
      ticket: "INC-40",
      withTicks: "0",
      "ticks-0": "0,1",
    });
    const asked = await olivia.becomes(summary, /Not confirmed yet/);
    assert.match(wordsOf(asked), /Choose a reason.*Say how the caller was verified/);
    assert.doesNotMatch(wordsOf(asked), /Enter the ticket/);
    const card = JSON.stringify(asked.attachments);
    assert.match(card, /"value":"INC-40"/);
    assert.match(card, /"value":"0,1"/);
    assert.deepEqual(changesOf(shared.desk), []);

    await olivia.press(asked, "reset.confirm", { reason: "lost", verification: "not-verified" });
    await olivia.becomes(summary, /Not confirmed yet.*Say how the caller was verified/);
    assert.deepEqual(changesOf(shared.desk), []);

    const again = await olivia.becomes(summary, /Not confirmed yet/);
    await olivia.press(again, "reset.confirm", { reason: "lost", verification: "video" });
    const end = await olivia.becomes(summary, /Reference:/);
    assert.match(wordsOf(end), /Lost.*INC-40|INC-40.*Lost/);
    assert.equal(changesOf(shared.desk).length, 2);
  });

  it("one phone alone: the other methods stay, and are said to be left out", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const end = await resetBy(olivia, "reset MFA for alice", { "ticks-0": ["1"] });
    assert.deepEqual(changesOf(shared.desk), [`DELETE phoneMethods/${fixedIds.office} 204`]);
    assert.match(wordsOf(end), /Complete/);
    assert.match(wordsOf(end), /you left it out/);
  });

  it("no tick at all: nothing is confirmed", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice/);
    await olivia.pressForged(summary, "reset.confirm", { batch: batchOf(summary), withTicks: "0" });
    await olivia.becomes(summary, /Tick at least one method/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("what was typed with the command stands on the summary: a reason in own words, a ticket", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone because her dog ate it ticket INC-1042");
    const summary = await olivia.sees(/Confirm: Paula/);
    assert.match(JSON.stringify(summary.attachments), /her dog ate it/);
    assert.match(JSON.stringify(summary.attachments), /INC-1042/);
  });

  it("a limit on people in one go", async () => {
    const rules = [...demoAccess.rules, { customers: ["*"], bulkCap: 2 }];
    await shared.desk.fresh({ access: { ...demoAccess, rules } });
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone; zoë; alice@northwind.example");
    await olivia.sees(/That is too many people at once/);
  });
});
