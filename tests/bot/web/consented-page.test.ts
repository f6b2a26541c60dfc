import assert from "node:assert/strict";
import { tenantIds } from "../../../emulator/seed/contoso.ts";
import { aBrowser } from "../../support/a-browser.ts";
import { atTheDesk } from "../../support/at-the-desk.ts";
import { sharedHelpdesk } from "../../support/shared-helpdesk.ts";

describe("the way back from an administrator's approval", () => {
  const shared = sharedHelpdesk();
  const visit = (query: string) => aBrowser(shared.desk).visit(`${shared.desk.botUrl}/auth/consented${query}`);

  it("from the card's link through Entra's page: who approved, and what is next", async () => {
    const { world } = shared.desk.microsoft;
    world.conditions.consentMissing.add(tenantIds.adatum);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("customers");
    const card = await olivia.sees(/Approval link for Adatum/);
    const [link = ""] =
      new RegExp(`https://[^"]*${tenantIds.adatum}/v2.0/adminconsent[^"]*`).exec(JSON.stringify(card.attachments)) ??
      [];
    const ada = [...(world.tenants.get(tenantIds.adatum)?.users.values() ?? [])].find(({ displayName }) =>
      displayName.startsWith("Ada "),
    );
    const accepted = await fetch(`${link}&picked=${ada?.userPrincipalName ?? ""}`, {
      method: "POST",
      redirect: "manual",
    });
    assert.equal(accepted.status, 302);
    const back = new URL(accepted.headers.get("location") ?? "");
    assert.equal(back.pathname, "/auth/consented");
    const page = await visit(back.search);
    assert.equal(page.status, 200);
    assert.match(page.text, new RegExp(`Approved[^]*tenant ${tenantIds.adatum}[^]*Check again`));
  });

  it("says that it was refused, in its own words only", async () => {
    const page = await visit("?error=access_denied&error_description=AADSTS65004%3A+%3Cb%3Eevil%3C%2Fb%3E&tenant=x");
    assert.equal(page.status, 400);
    assert.match(page.text, /Not approved/);
    assert.doesNotMatch(page.text, /evil|AADSTS|access_denied/);
  });

  for (const [what, query] of [
    ["nothing", ""],
    ["no approval", `?tenant=${tenantIds.contoso}`],
    ["two answers", "?admin_consent=True&admin_consent=True"],
    ["a false one", "?admin_consent=False"],
  ] as const) {
    it(`opened with ${what}: a page that says where the link stands`, async () => {
      const page = await visit(query);
      assert.equal(page.status, 400);
      assert.match(page.text, /Nothing was approved here/);
    });
  }

  it("trusts nothing it is given: no name of a customer, no markup, no redirect, no request to Entra", async () => {
    shared.desk.microsoft.requests.clear();
    for (const tenant of [
      tenantIds.contoso,
      '"><script>alert(1)</script>',
      "https://evil.example",
      `${tenantIds.contoso}x`,
    ]) {
      const query = new URLSearchParams({
        admin_consent: "True",
        tenant,
        state: "https://evil.example",
        redirect: "//evil",
      });
      const page = await visit(`?${query.toString()}`);
      assert.equal(page.location, "");
      assert.equal(page.headers.get("set-cookie"), null);
      assert.doesNotMatch(page.text, /Contoso|<script|evil/);
      assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    }
    assert.deepEqual(shared.desk.microsoft.requests.all(), []);
  });

  it("counts with the other pages, by address", async () => {
    await shared.desk.fresh({ env: { PAGES_PER_MINUTE: "1" } });
    assert.equal((await visit("?admin_consent=True")).status, 200);
    assert.equal((await visit("?admin_consent=True")).status, 429);
  });
});
