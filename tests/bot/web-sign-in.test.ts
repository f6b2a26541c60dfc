import assert from "node:assert/strict";
import { peopleIds } from "../../emulator/seed/contoso.ts";
import { aBrowser } from "../support/a-browser.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { type Helpdesk, startHelpdesk } from "../support/start-helpdesk.ts";

describe("signing in by the link, where the client has no single sign-on", () => {
  let desk: Helpdesk;
  before(async () => {
    desk = await startHelpdesk();
  });
  after(() => desk.stop());
  beforeEach(async () => {
    await desk.fresh();
    desk.microsoft.teams.setClients(peopleIds.olivia, 0);
  });

  it("link, Entra's page, the code in the window, and the waiting command goes on", async () => {
    const olivia = atTheDesk(desk, "olivia");
    await olivia.say("reset MFA for alice");
    const browser = aBrowser(desk);
    const code = browser.codeIn(await browser.signIn(await olivia.signInLink(), "olivia"));
    const { status } = await desk.microsoft.teams.verifyState({ ...olivia, state: code });
    assert.equal(status, 200);
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
  });
});
