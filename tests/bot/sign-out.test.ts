import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, changesOf, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("signing out", () => {
  const shared = sharedHelpdesk();

  it("deletes the tokens of every tenant and gives up the summaries that wait, on their cards too", async () => {
    const { desk } = shared;
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say("reset MFA for alice in Contoso");
    const summary = await olivia.sees(/Confirm: Alice Archer, Contoso/);
    await olivia.say("sign out");
    await olivia.sees(/You are signed out/);
    const closed = await olivia.becomes(summary, /Cancelled|cancelled/);
    assert.doesNotMatch(wordsOf(closed), /Confirm:/);
    assert.deepEqual(await desk.store.partitions.list(), []);
    assert.deepEqual(changesOf(desk), []);
    assert.ok(desk.microsoft.requests.all().some(({ tenantId }) => tenantId === tenantIds.contoso));
  });
});
