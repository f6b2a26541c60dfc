import assert from "node:assert/strict";
import type { CommandOf } from "../../core/command.ts";
import { aConversation } from "../support/fakes/a-conversation.ts";
import { aDesk } from "../support/fakes/a-desk.ts";
import { textOf, titlesOf } from "../support/read-card.ts";

const { say } = aConversation(aDesk());

describe("dialogs/help", () => {
  it("help greets, and may be read by everybody", async () => {
    const { card, personal } = await say<"help">({ kind: "help" });
    assert.match(textOf(card), /Hello Olive Operator[^]*reset MFA for alice/);
    assert.equal(personal, false);
  });
  it("not understood: what was said, the nearest command on top and as the first button", async () => {
    const said = { kind: "help", said: "rset mfa bob", nearest: "reset MFA for bob" } as const;
    const { card } = await say<"help">(said);
    assert.match(textOf(card), /I did not understand that[^]*rset mfa bob[^]*reset MFA for bob/);
    assert.equal(titlesOf(card)[0], "reset MFA for bob");
  });
  const unreadable: [CommandOf<"unreadable">["why"], RegExp][] = [
    ["too-long", /too long[^]*Nothing was looked up/],
    ["too-many-people", /too many people[^]*At most 25/],
    ["nobody-named", /Whose MFA\?/],
    ["forged", /This card can't be used/],
  ];
  for (const [why, words] of unreadable) {
    it(`unreadable, ${why}: said, with no button`, async () => {
      const { card, personal } = await say<"unreadable">({ kind: "unreadable", why });
      assert.match(textOf(card), words);
      assert.deepEqual([titlesOf(card), personal], [[], false]);
    });
  }
});
