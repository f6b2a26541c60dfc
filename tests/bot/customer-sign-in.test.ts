import assert from "node:assert/strict";
import { peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { aBrowser } from "../support/a-browser.ts";
import { atTheDesk, wordsOf } from "../support/at-the-desk.ts";
import { eventually } from "../support/eventually.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

describe("a sign-in that only the person can do", () => {
  const shared = sharedHelpdesk();

  /** Through the browser, and back to Teams with the code. */
  async function signInBy(link: string, olivia: ReturnType<typeof atTheDesk>): Promise<URL> {
    const browser = aBrowser(shared.desk);
    const page = await browser.signIn(link, "olivia");
    assert.equal(page.status, 200, page.text);
    await shared.desk.microsoft.teams.verifyState({ ...olivia, state: browser.codeIn(page) });
    return new URL(browser.atEntra());
  }

  const linkOn = (card: { attachments: unknown }) =>
    /http[^"\\]*auth\/start\?t=[\w-]+/.exec(JSON.stringify(card.attachments))?.[0] ?? "";

  it("a customer wants it: a card of its own, at the customer's authority, and the command goes on", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("sign in");
    await olivia.sees(/You are signed in/);
    shared.desk.microsoft.world.conditions.refreshTokensRevokedFor.add(peopleIds.olivia);
    await olivia.say("reset MFA for alice in Contoso");
    const card = await olivia.sees(/Sign in to Contoso/);
    assert.doesNotMatch(JSON.stringify(card.attachments), /tokenExchangeResource/);
    const atEntra = await signInBy(linkOn(card), olivia);
    assert.equal(atEntra.pathname, `/${tenantIds.contoso}/oauth2/v2.0/authorize`);
    assert.equal(atEntra.searchParams.get("domain_hint"), "northwind.example");
    await olivia.sees(/Confirm: Alice[^]*Contoso/);
  });

  it("customer A is silent, customer B has a policy: asked for B only, and then the reset goes through there", async () => {
    const { desk } = shared;
    const olivia = atTheDesk(desk, "olivia");
    desk.microsoft.world.conditions.mfaRequiredIn.add(tenantIds.fabrikam);
    await olivia.say("reset MFA for alice in Contoso");
    await olivia.sees(/Confirm: Alice Archer, Contoso/);
    assert.doesNotMatch(olivia.read().join(), /Sign in to/);

    const users = [...(desk.microsoft.world.tenants.get(tenantIds.fabrikam)?.users.values() ?? [])];
    const person = users.find(
      ({ roles, methods }) => roles.length === 0 && methods.some(({ type }) => /phone/.test(type)),
    );
    assert.ok(person);
    await olivia.say(`reset MFA for ${person.userPrincipalName} in Fabrikam`);
    const card = await olivia.sees(/Sign in to Fabrikam/);
    const atEntra = await signInBy(linkOn(card), olivia);
    assert.equal(atEntra.pathname, `/${tenantIds.fabrikam}/oauth2/v2.0/authorize`);
    assert.match(atEntra.searchParams.get("claims") ?? "", /capolids/);
    const summary = await olivia.sees(/Confirm: [^]*, Fabrikam/);
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete[^]*Fabrikam|Fabrikam[^]*Complete/);
    const removals = desk.microsoft.requests.all().filter(({ method }) => method === "DELETE");
    assert.deepEqual([...new Set(removals.map(({ tenantId }) => tenantId))], [tenantIds.fabrikam]);
  });

  it("from the selector: the button of that customer leads to the same card", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    shared.desk.microsoft.world.conditions.mfaRequiredIn.add(tenantIds.fabrikam);
    await olivia.say("customers");
    const selector = await olivia.sees(/Fabrikam: sign in there first/);
    await olivia.press(selector, "customers.check-again", { tenantId: tenantIds.fabrikam });
    assert.match(olivia.noteOf(selector), /Sign in to Fabrikam first/);
    await signInBy(linkOn(await olivia.sees(/Sign in to Fabrikam Fabrikam asks/)), olivia);
    await olivia.sees(/Fabrikam: ready/);
  });

  it("Graph challenges the token: once silently, then by a card that takes the claims along, then the command goes on", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders, Northwind/);
    const { conditions } = shared.desk.microsoft.world;
    conditions.claimsChallengeFor.add(peopleIds.olivia);
    conditions.signInForClaimsFor.add(peopleIds.olivia);
    await olivia.say("reset MFA for paula phone");
    const card = await olivia.sees(/Sign in to Northwind/);
    assert.match(wordsOf(card), /second factor/);
    const atEntra = await signInBy(linkOn(card), olivia);
    assert.match(atEntra.searchParams.get("claims") ?? "", /capolids/);
    assert.equal(atEntra.searchParams.get("prompt"), "login");
    await olivia.sees(/Confirm: Paula Phone, Northwind/);
    assert.notEqual(linkOn(card), "");
    assert.match(wordsOf(summary), /Confirm/);
  });

  it("a silent answer to the challenge spares the person", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("sign in");
    await olivia.sees(/You are signed in/);
    shared.desk.microsoft.world.conditions.claimsChallengeFor.add(peopleIds.olivia);
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    assert.doesNotMatch(olivia.read().join(), /Sign in to/);
  });

  it("Entra wants more than the client's token: Teams' own button leads to a link with the claims", async () => {
    shared.desk.microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const link = await olivia.signInLink();
    await eventually(() => {
      assert.match(shared.desk.logLines.join(""), /sign-in failed/);
    });
    await shared.desk.restart();
    const atEntra = await signInBy(link, olivia);
    assert.match(atEntra.searchParams.get("claims") ?? "", /capolids/);
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
  });

  it("a press that needs it keeps its card, says so in a sentence, and goes on where it was pressed", async () => {
    const olivia = atTheDesk(shared.desk, "olivia");
    await olivia.say("reset MFA for alice");
    const summary = await olivia.sees(/Confirm: Alice Anders, Northwind/);
    shared.desk.microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
    shared.desk.later(6 * 60_000);
    await olivia.press(summary, "reset.confirm");
    assert.match(olivia.noteOf(summary), /Sign in to Northwind first/);
    await signInBy(linkOn(await olivia.sees(/Sign in to Northwind/)), olivia);
    const outcome = await olivia.sees(/Complete: all 5 gone/);
    assert.equal(outcome.id, summary.id);
  });
});
