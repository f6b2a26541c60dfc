import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

/** What only the operator may read: methods, numbers, addresses, the summary and its buttons. */
const private_ = /Will be deleted|iPhone|\+XX|XXXX|YubiKey|@northwind|reset\.confirm|reset\.cancel|Sign in/;

describe("in a channel or a group chat", () => {
  const shared = sharedHelpdesk();

  for (const kind of ["channel", "group"] as const) {
    it(`${kind}: name, customer and counts only; the rest goes on in the personal chat`, async () => {
      const there = atTheDesk(shared.desk, "olivia", kind);
      const alone = atTheDesk(shared.desk, "olivia");
      await there.say("reset MFA for alice because lost phone ticket INC-31");
      const summary = await alone.sees(/Confirm: Alice Anders/);
      const note = await there.sees(/MFA reset asked for/);
      assert.match(wordsOf(note), /1 person, 1 customer.*Alice Anders , Northwind.*By:\s+Olivia/);
      await alone.press(summary, "reset.confirm");
      await alone.becomes(summary, /Complete: all 5 gone/);
      await there.becomes(note, /MFA reset: done.*Alice Anders:\s+Complete/);
      const { teams } = shared.desk.microsoft;
      const said = JSON.stringify(teams.messages(there.conversationId).filter(({ from }) => from.kind === "bot"));
      assert.doesNotMatch(said, private_);
    });
  }

  it("cancelled: the note says so", async () => {
    const there = atTheDesk(shared.desk, "olivia", "channel");
    const alone = atTheDesk(shared.desk, "olivia");
    await there.say("reset MFA for alice");
    const summary = await alone.sees(/Confirm: Alice Anders/);
    const note = await there.sees(/MFA reset asked for/);
    await alone.press(summary, "reset.cancel");
    await there.becomes(note, /MFA reset: cancelled/);
  });

  it("not spoken to: silent", async () => {
    const there = atTheDesk(shared.desk, "olivia", "channel");
    const said = await shared.desk.microsoft.teams.say({ ...there, text: "reset MFA for alice" });
    assert.equal(said.status, 0);
    assert.deepEqual(there.read(), []);
  });

  for (const text of ["reset MFA for anders", "reset MFA for nobody special", "reset MFA for gloria", "who am I"]) {
    it(`"${text}": nothing that was found out is said there`, async () => {
      const there = atTheDesk(shared.desk, "olivia", "channel");
      const alone = atTheDesk(shared.desk, "olivia");
      await there.say(text);
      await alone.sees(/Which one|No user matches|Not allowed|Desk roles/i);
      await shared.desk.restart();
      assert.doesNotMatch(there.read().join("\n"), /Anders Berg|Gloria|matches|Entra role|Administrator/);
    });
  }

  for (const text of ["users", "authentication methods", "customers", "history", "who am I"]) {
    it(`"${text}": whoever asked is told where the answer is, and nobody else what it is`, async () => {
      const there = atTheDesk(shared.desk, "olivia", "channel");
      await there.say(text);
      const note = await there.sees(/Answered in the personal chat/);
      assert.match(wordsOf(note), /Olivia Operator/);
      assert.doesNotMatch(there.read().join("\n"), private_);
      assert.equal(there.read().length, 1);
    });
  }

  it("the bot is not installed for that person: said in the channel, and nothing is looked up", async () => {
    await shared.desk.microsoft.teams.uninstall(peopleIds.olivia);
    try {
      const there = atTheDesk(shared.desk, "olivia", "channel");
      await there.say("reset MFA for alice");
      const card = await there.sees(/I can't write to you yet/);
      assert.doesNotMatch(wordsOf(card), /Alice/);
      const graph = shared.desk.microsoft.requests.all().filter(({ service }) => service === "graph");
      assert.deepEqual(graph, []);
    } finally {
      await shared.desk.microsoft.teams.install(peopleIds.olivia);
    }
  });

  describe("CARDS_IN_SHARED_CONVERSATIONS=yes", () => {
    beforeEach(() => shared.desk.fresh({ env: { CARDS_IN_SHARED_CONVERSATIONS: "yes" } }));

    it("the summary lies there, its operator confirms it there", async () => {
      const there = atTheDesk(shared.desk, "olivia", "channel");
      await there.say("reset MFA for paula phone");
      const summary = await there.sees(/Confirm: Paula/);
      await there.press(summary, "reset.confirm");
      await there.becomes(summary, /Complete/);
      assert.equal(changesOf(shared.desk).length, 1);
    });

    for (const slow of [false, true]) {
      it(`a stranger's press does nothing and leaves the card${slow ? ", however slow the answer" : ""}`, async () => {
        const there = atTheDesk(shared.desk, "olivia", "channel");
        await there.say("reset MFA for paula phone");
        const summary = await there.sees(/Confirm: Paula/);
        const ravi = atTheDesk(shared.desk, "ravi", "channel");
        shared.desk.impatient = slow;
        for (const verb of ["reset.confirm", "reset.cancel", "reset.show"]) {
          await ravi.pressForged(summary, verb, { batch: batchOf(summary) });
        }
        await ravi.pressForged(summary, "reset.everything", {});
        shared.desk.impatient = false;
        await shared.desk.restart();
        assert.deepEqual(changesOf(shared.desk), []);
        const stored = shared.desk.microsoft.teams.messages(there.conversationId).find(({ id }) => id === summary.id);
        assert.match(JSON.stringify(stored?.attachments), /Confirm: Paula/);
        await there.press(summary, "reset.confirm");
        await there.becomes(summary, /Complete/);
      });
    }
  });

  it("two at once in one channel: each in their own chat, each note its own", async () => {
    const [olivia, priya] = [atTheDesk(shared.desk, "olivia", "channel"), atTheDesk(shared.desk, "priya", "channel")];
    await Promise.all([olivia.say("reset MFA for paula phone"), priya.say("reset MFA for zoë")]);
    await atTheDesk(shared.desk, "olivia").sees(/Confirm: Paula/);
    await atTheDesk(shared.desk, "priya").sees(/Confirm: Zoë/);
    await eventually(() => {
      const notes = olivia.read().filter((words) => words.includes("asked for"));
      assert.equal(notes.length, 2, notes.join("\n"));
    });
  });
});
