import assert from "node:assert/strict";
import { atTheDesk, batchOf, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

/** Paula has one phone: one removal. */
const oneRemoval = /^DELETE phoneMethods\/\S+ 204$/;

describe("act once: whatever is pressed again, one reset runs", () => {
  const shared = sharedHelpdesk();

  async function summaryOf(text = "reset MFA for paula phone") {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say(text);
    const summary = await olivia.sees(/Confirm: /);
    return { olivia, summary, batch: batchOf(summary) };
  }

  function assertOneRemoval(): void {
    const changes = changesOf(shared.desk);
    assert.equal(changes.length, 1, changes.join("\n"));
    assert.match(changes[0] ?? "", oneRemoval);
  }

  it("twelve presses at once, as from two devices and an impatient hand", async () => {
    const { olivia, summary, batch } = await summaryOf();
    const presses = Array.from({ length: 12 }, () => olivia.pressForged(summary, "reset.confirm", { batch }));
    for (const answer of await Promise.all(presses)) {
      assert.equal(answer.status, 200);
      assert.match(JSON.stringify(answer.body), /Working|Complete/);
    }
    await olivia.becomes(summary, /Complete: the 1 method is gone/);
    assertOneRemoval();
  });

  it("the same invoke delivered again, to the letter, after the outcome", async () => {
    const { olivia, summary, batch } = await summaryOf();
    const { teams } = shared.desk.microsoft;
    const value = { action: { type: "Action.Execute", verb: "reset.confirm", data: { batch } } };
    const invoke = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value, replyToId: summary.id });
    await teams.sendRaw(invoke);
    await olivia.becomes(summary, /Complete/);
    const again = await teams.sendRaw(invoke);
    assert.match(JSON.stringify(again.body), /Complete: the 1 method is gone/);
    assertOneRemoval();
  });

  it("a press while it works shows that it works", async () => {
    const { olivia, summary, batch } = await summaryOf();
    const { faults } = shared.desk.microsoft;
    const held = faults.add({ match: { service: "graph", method: "DELETE" }, delayMs: 400 });
    await olivia.press(summary, "reset.confirm");
    const second = await olivia.pressForged(summary, "reset.confirm", { batch });
    assert.match(JSON.stringify(second.body), /Working/);
    const cancelled = await olivia.pressForged(summary, "reset.cancel", { batch });
    assert.match(JSON.stringify(cancelled.body), /Working/);
    await olivia.becomes(summary, /Complete/);
    faults.remove(held);
    assertOneRemoval();
  });

  it("Confirm after Cancel", async () => {
    const { olivia, summary, batch } = await summaryOf();
    await olivia.press(summary, "reset.cancel");
    await olivia.becomes(summary, /Cancelled/);
    const late = await olivia.pressForged(summary, "reset.confirm", { batch });
    assert.match(JSON.stringify(late.body), /Cancelled/);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("Confirm of an expired card, which offers a new one that works", async () => {
    const { olivia, summary } = await summaryOf();
    shared.desk.later(10 * 60_000);
    await olivia.press(summary, "reset.confirm");
    const expired = await olivia.becomes(summary, /Expired.*Make it again/);
    assert.deepEqual(changesOf(shared.desk), []);
    await olivia.press(expired, "reset.again");
    const fresh = await olivia.sees(/Confirm: Paula/);
    await olivia.press(fresh, "reset.confirm");
    await olivia.becomes(fresh, /Complete/);
    assertOneRemoval();
  });

  it("a message delivered twice is answered once", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const { teams } = shared.desk.microsoft;
    const message = teams.write(olivia, { type: "message", id: "1700000000001", text: "help", textFormat: "plain" });
    await Promise.all([teams.sendRaw(message), teams.sendRaw(message), teams.sendRaw(message)]);
    await eventually(() => {
      assert.equal(shared.desk.logLines.filter((line) => line.includes("delivered again: dropped")).length, 2);
    });
    await eventually(() => {
      assert.equal(olivia.read().length, 1);
    });
  });

  it("an edited message changes nothing", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    const messageId = await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula/);
    const said = olivia.read();
    const answer = await shared.desk.microsoft.teams.edit({ ...olivia, messageId, text: "reset MFA for max many" });
    assert.equal(answer.status, 200);
    await shared.desk.restart();
    assert.deepEqual(olivia.read(), said);
    await olivia.press(summary, "reset.confirm");
    const outcome = await olivia.becomes(summary, /Complete/);
    assert.match(wordsOf(outcome), /Paula Phone/);
    assertOneRemoval();
  });

  it("two operators at once for one person: each method goes once, and each is told the truth", async () => {
    const people = [atTheDesk(shared.desk, "olivia"), atTheDesk(shared.desk, "priya")];
    const summaries = await Promise.all(
      people.map(async (one) => {
        await one.say("reset MFA for alice");
        return one.sees(/Confirm: Alice/);
      }),
    );
    await Promise.all(people.map((one, index) => one.press(summaries[index] ?? never(), "reset.confirm")));
    const ends = await Promise.all(
      people.map((one, index) => one.becomes(summaries[index] ?? never(), /Complete: all 5 gone|Replaced/)),
    );
    assert.ok(ends.some((end) => wordsOf(end).includes("Complete")));
    const done = changesOf(shared.desk).filter((change) => change.endsWith(" 204"));
    assert.equal(new Set(done).size, 5);
    assert.equal(done.length, 5);
  });
});

function never(): never {
  throw new Error("There are as many summaries as people.");
}
