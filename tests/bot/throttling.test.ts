import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

const published = { calls: 5, perMs: 10_000 };

describe("Microsoft limits calls to authentication methods as it publishes", () => {
  const shared = sharedHelpdesk();

  const resetAlice = async () => {
    shared.desk.microsoft.world.conditions.methodCallsLimit = { ...published };
    const card = await resetBy(atTheDesk(shared.desk, "olivia"), "reset MFA for alice");
    assert.match(wordsOf(card), /Complete: all 5 gone/);
    return shared.desk.microsoft.methodCalls()[tenantIds.northwind]!;
  };

  it("a reset at that pace is never refused", async () => {
    await shared.desk.fresh({ env: { GRAPH_METHOD_CALLS_PER_10S: "5" } });
    const { answered, refused } = await resetAlice();
    assert.equal(refused, 0);
    assert.ok(answered > 10, String(answered));
  });

  it("a reset at the usual pace waits as told and completes", async () => {
    assert.ok((await resetAlice()).refused > 0);
  });
});
