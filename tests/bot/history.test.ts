import assert from "node:assert/strict";
import { demoAccess } from "../../emulator/demo/demo-access.ts";
import { peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { atTheDesk, resetBy, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("history, in the running bot", () => {
  const shared = sharedHelpdesk();

  async function kindsOf(chain: string): Promise<string[]> {
    return (await shared.desk.store.auditChains.part({ chain })).map(({ sealed }) => sealed.entry.kind);
  }

  it("a reset is there with its verdict, for a colleague who may read; taken out, it can be copied", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await resetBy(olivia, "reset MFA for paula phone ticket INC-77");
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("history paula");
    const card = await ravi.sees(/Paula Phone\s*, Northwind\s*: MFA reset: complete, 1 of 1 methods gone/);
    assert.match(wordsOf(card), /by Olivia .* · INC-77/);
    await ravi.press(card, "history.export");
    const taken = await ravi.becomes(card, /as CSV/);
    assert.match(wordsOf(taken), /"time","customer","user","address","what"/);
    await eventually(async () => {
      assert.equal((await kindsOf(tenantIds.northwind)).at(-1), "exported");
    });
  });

  it("shows nothing to somebody without a role, and no customer to whom it is closed", async () => {
    const umar = atTheDesk(shared.desk, "umar");
    await umar.say("history");
    await umar.sees(/You have no desk role for this/);
    const roles = [{ role: "UsersReader", members: [{ user: peopleIds.ravi }], customers: ["Contoso"] }];
    await shared.desk.fresh({ access: { ...demoAccess, roles } });
    const ravi = atTheDesk(shared.desk, "ravi");
    await ravi.say("history");
    const card = await ravi.sees(/History Customers:\s+Contoso/);
    assert.doesNotMatch(wordsOf(card), /Northwind/);
    await ravi.say("history in Northwind");
    await ravi.sees(/Which customer\?/);
  });

  it("a summary nobody confirmed is recorded once it expired", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for paula phone");
    await olivia.sees(/Confirm: /);
    shared.desk.later(11 * 60 * 1000);
    await shared.desk.restart();
    await eventually(async () => {
      assert.equal((await kindsOf(tenantIds.northwind)).at(-1), "expired");
    });
  });

  it("another access file is recorded when it comes into force", async () => {
    const before = (await kindsOf("desk")).length;
    await shared.desk.writeAccess({ ...demoAccess, roles: [], rules: [{ customers: ["*"], bulkCap: before + 3 }] });
    await eventually(async () => {
      const kinds = await kindsOf("desk");
      assert.ok(kinds.length > before);
      assert.equal(kinds.at(-1), "access-changed");
    });
  });
});
