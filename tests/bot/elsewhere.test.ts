import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("what was done elsewhere, in the running bot", () => {
  const shared = sharedHelpdesk();
  const entries = async () =>
    (await shared.desk.store.auditChains.part({ chain: tenantIds.northwind })).map(({ sealed }) => sealed.entry);

  it("is recorded in the operator's name and shown in the history, and nothing is changed at Microsoft", async () => {
    const before = (await entries()).length;
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("record reset for paula phone, done in the portal because lost phone ticket INC-88");
    const card = await olivia.sees(/Record a reset done elsewhere\?/);
    assert.match(wordsOf(card), /Paula Phone.*Northwind/);
    await olivia.press(card, "elsewhere.record", { revoke: "true" });
    const recorded = await olivia.becomes(card, /Recorded: done elsewhere/);
    assert.match(wordsOf(recorded), /MFA reset, in Microsoft's portal, sessions revoked as well/);
    const added = (await entries()).slice(before);
    assert.deepEqual(
      added.map(({ kind }) => kind),
      ["recorded-elsewhere"],
    );
    await olivia.say("history INC-88");
    const history = await olivia.sees(/said to be done elsewhere: MFA reset in Microsoft's portal/);
    assert.doesNotMatch(wordsOf(history), /complete/i);
    assert.deepEqual(changesOf(shared.desk), []);
  });

  it("given up leaves nothing", async () => {
    const before = (await entries()).length;
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("record revoked sessions for paula phone");
    const card = await olivia.sees(/Record sessions revoked elsewhere\?/);
    await olivia.press(card, "elsewhere.cancel");
    await olivia.becomes(card, /Nothing was recorded/);
    assert.equal((await entries()).length, before);
  });

  it("is not for a reader", async () => {
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("record reset for paula phone");
    await ravi.sees(/You have no desk role for this/);
  });
});
