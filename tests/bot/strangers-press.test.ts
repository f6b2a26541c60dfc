import assert from "node:assert/strict";
import { fields, verbs } from "../../core/presses/vocabulary.ts";
import { atTheDesk, changesOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

/** Commands that belong to no card: whoever presses them gives a command of their own. */
const ownCommands: readonly (readonly [string, object])[] = [
  [verbs.help, {}],
  [verbs.say, { [fields.text]: "help" }],
  [verbs.say, { [fields.text]: "reset MFA for zoë" }],
  [verbs.say, { [fields.text]: "reset alice" }],
  [verbs.whoAmI, {}],
  [verbs.customers, {}],
  [verbs.users, {}],
];

describe("a stranger's own command, pressed on somebody's card in a channel", () => {
  const shared = sharedHelpdesk();

  for (const [verb, data] of ownCommands) {
    for (const slow of [false, true]) {
      it(`${verb} ${JSON.stringify(data)}${slow ? ", slow" : ""}: the summary stays, and works`, async () => {
        await shared.desk.fresh({ env: { CARDS_IN_SHARED_CONVERSATIONS: "yes" } });
        const there = atTheDesk(shared.desk, "olivia", "channel");
        await there.say("reset MFA for paula phone");
        const summary = await there.sees(/Confirm: Paula/);
        const priya = atTheDesk(shared.desk, "priya", "channel");
        await priya.say("who am I");
        await priya.sees(/Priya.*Desk roles|Desk roles.*Priya/);
        shared.desk.impatient = slow;
        const answer = await priya.pressForged(summary, verb, data);
        shared.desk.impatient = false;
        assert.doesNotMatch(JSON.stringify(answer.body), /AdaptiveCard/);
        await shared.desk.restart();
        const stored = shared.desk.microsoft.teams.messages(there.conversationId).find(({ id }) => id === summary.id);
        assert.match(JSON.stringify(stored?.attachments), /Confirm: Paula/);
        await there.press(summary, verbs.confirm);
        await there.becomes(summary, /Complete/);
        assert.equal(changesOf(shared.desk).length, 1);
      });
    }
  }

  it("the note of a reset stays, though cards lie elsewhere", async () => {
    const there = atTheDesk(shared.desk, "olivia", "channel");
    await there.say("reset MFA for paula phone");
    const note = await there.sees(/MFA reset asked for/);
    const ravi = atTheDesk(shared.desk, "ravi", "channel");
    await ravi.pressForged(note, verbs.help, {});
    await shared.desk.restart();
    const stored = shared.desk.microsoft.teams.messages(there.conversationId).find(({ id }) => id === note.id);
    assert.match(JSON.stringify(stored?.attachments), /MFA reset asked for/);
  });
});
