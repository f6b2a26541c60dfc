import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, batchOf, changesOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("a card that is not theirs does nothing", () => {
  const shared = sharedHelpdesk();

  async function oliviasSummary() {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula Phone/);
    return { olivia, summary, batch: batchOf(summary) };
  }

  async function assertStillOpen(batch: string): Promise<void> {
    assert.deepEqual(changesOf(shared.desk), []);
    const resets = await shared.desk.store.resets.batch(batch);
    assert.deepEqual(
      resets.map(({ state }) => state),
      ["pending"],
    );
  }

  for (const verb of ["reset.confirm", "reset.cancel", "reset.show", "reset.again"]) {
    it(`another operator with the right batch id: ${verb}`, async () => {
      const { batch } = await oliviasSummary();
      const priya = atTheDesk(shared.desk, "priya");
      await priya.say("help");
      const card = await priya.sees(/reset MFA for/i);
      await priya.pressForged(card, verb, { batch });
      assert.match(priya.noteOf(card), /This card is not yours/);
      await assertStillOpen(batch);
    });

    it(`its operator, in another conversation: ${verb}`, async () => {
      const { batch } = await oliviasSummary();
      const inChannel = atTheDesk(shared.desk, "olivia", "channel");
      await inChannel.say("help");
      const card = await inChannel.sees(/reset MFA for/i);
      await inChannel.pressForged(card, verb, { batch });
      assert.match(inChannel.noteOf(card), /This card can't be used/);
      await assertStillOpen(batch);
    });

    it(`an id that nobody gave out: ${verb}`, async () => {
      const { olivia, summary, batch } = await oliviasSummary();
      for (const forged of ["00000000000000000000000000000000", "' or 1=1 --", "", { $ne: "" }]) {
        await olivia.pressForged(summary, verb, { batch: forged });
      }
      assert.match(olivia.noteOf(summary), /This card can't be used/);
      await assertStillOpen(batch);
    });
  }

  it("the same press from another tenant", async () => {
    const { olivia, summary, batch } = await oliviasSummary();
    const { teams } = shared.desk.microsoft;
    const value = { action: { type: "Action.Execute", verb: "reset.confirm", data: { batch } } };
    const written = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value, replyToId: summary.id });
    const answer = await teams.sendRaw({ ...written, channelData: { tenant: { id: tenantIds.contoso } } });
    assert.equal(answer.status, 403);
    await assertStillOpen(batch);
  });

  it("a choose card of somebody else", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for anders");
    const choose = await olivia.sees(/Which one/);
    const choice = /"choice":"([^"]+)"/.exec(JSON.stringify(choose.attachments))?.[1];
    const priya = atTheDesk(shared.desk, "priya");
    await priya.say("help");
    const card = await priya.sees(/reset MFA for/i);
    await priya.pressForged(card, "reset.choose", { choice, picked: "0" });
    assert.match(priya.noteOf(card), /This card is not yours/);
  });

  it("verbs nobody knows, and data that are none", async () => {
    const { olivia, summary, batch } = await oliviasSummary();
    for (const [verb, data] of [
      ["reset.everything", { batch }],
      ["__proto__", {}],
      ["constructor", {}],
      ["reset.confirm", { batch, "ticks-0": "0,999" }],
      ["reset.confirm", { batch, reason: "because" }],
    ] as const) {
      const answer = await olivia.pressForged(summary, verb, data);
      assert.equal(answer.status, 200);
    }
    await assertStillOpen(batch);
  });
});
