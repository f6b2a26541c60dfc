import assert from "node:assert/strict";
import { peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("after a restart", () => {
  const shared = sharedHelpdesk();
  afterEach(() => {
    shared.desk.microsoft.teams.setClients(peopleIds.olivia, 1);
  });

  it("the operator is still let in silently, at home and at a customer's", async () => {
    const { desk } = shared;
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say("sign in");
    await olivia.sees(/You are signed in/);
    // From here on no client of hers could prove who she is.
    desk.microsoft.teams.setClients(peopleIds.olivia, 0);
    await desk.restart();
    desk.microsoft.requests.clear();
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    await olivia.say("reset MFA for alice in Contoso");
    await olivia.sees(/Confirm: Alice Archer, Contoso/);
    // The channel's own token is the bot's, not hers.
    const grants = desk.microsoft.requests
      .all()
      .filter(({ grant = "client_credentials" }) => grant !== "client_credentials");
    assert.deepEqual(
      grants.map(({ grant, tenantId }) => [grant, tenantId]),
      [["refresh_token", tenantIds.contoso]],
    );
  });
});
