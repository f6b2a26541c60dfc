import assert from "node:assert/strict";
import { tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("where AuditLog.Read.All was not approved", () => {
  const shared = sharedHelpdesk();
  beforeEach(() => {
    shared.desk.microsoft.world.tenants.get(tenantIds.northwind)?.consents.delete("AuditLog.Read.All");
  });

  it("signs in, reads the list person by person, says that the last sign-in can't be read, and resets", async () => {
    // Ravi has the role for the report: the permission alone is missing.
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("methods paula");
    const list = await ravi.sees(/Authentication methods Customers: +Northwind/);
    assert.match(wordsOf(list), /Read person by person\.[^]*not given the permission AuditLog\.Read\.All/);
    await ravi.say("user paula phone");
    const details = await ravi.sees(/Last sign-in/);
    assert.match(wordsOf(details), /Last sign-in[: ]+not readable/);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    const summary = await olivia.sees(/Confirm: Paula Phone/);
    await olivia.press(summary, "reset.confirm");
    await olivia.becomes(summary, /Complete: the 1 method is gone/);
  });
});
