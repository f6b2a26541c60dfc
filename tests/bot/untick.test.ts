import assert from "node:assert/strict";
import { elementsOf } from "../../cards/kit/check-card.ts";
import type { Card } from "../../cards/kit/kit.ts";
import { atTheDesk, changesOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("only what is ticked is removed", () => {
  const shared = sharedHelpdesk();

  it("removes nothing where everything was unticked: a client leaves such a list out of the press", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders/);
    const bodies = summary.attachments.map(({ content }) => (content as Card).body);
    const confirm = elementsOf(bodies).find((element) => element["verb"] === "reset.confirm");
    const answer = await olivia.pressForged(summary, "reset.confirm", { ...(confirm?.["data"] as object) });
    assert.match(JSON.stringify(answer.body), /Not confirmed yet/);
    assert.match(JSON.stringify(answer.body), /Tick at least one/i);
    assert.deepEqual(changesOf(shared.desk), []);
  });
});
