import assert from "node:assert/strict";
import { groupIds, peopleIds, tenantIds } from "../../emulator/seed/contoso.ts";
import { type AtTheDesk, atTheDesk, wordsOf } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";
import type { Helpdesk } from "../support/start-helpdesk.ts";

describe("customers' tenants, through the whole chain", () => {
  const shared = sharedHelpdesk();
  let desk: Helpdesk;
  let olivia: AtTheDesk;
  beforeEach(() => {
    desk = shared.desk;
    olivia = atTheDesk(desk, "olivia");
  });

  const graph = () => desk.microsoft.requests.all().filter(({ service }) => service === "graph");
  const tenantsAsked = () => new Set(graph().map(({ tenantId }) => tenantId));

  /** Chooses these in the selector, as a person would. */
  async function work(...tenants: (keyof typeof tenantIds)[]) {
    await olivia.say("customers");
    const selector = await olivia.sees(/Commands work in/);
    await olivia.press(selector, "customers.apply", { selected: tenants.map((name) => tenantIds[name]).join(",") });
    return olivia.sees(/Done\. Commands now work in/);
  }

  it("in Contoso: found, reset and proved there, with the operator's own token of that tenant", async () => {
    await olivia.say("reset MFA for alice in Contoso");
    const summary = await olivia.sees(/Confirm: Alice Archer, Contoso/);
    desk.microsoft.requests.clear();
    await olivia.press(summary, "reset.confirm");
    await olivia.sees(/Complete: all 2 gone[^]*Contoso|Contoso[^]*Complete: all 2 gone/);
    const removals = graph().filter(({ method }) => method === "DELETE");
    assert.deepEqual(
      removals.map(({ tenantId, caller, status }) => [tenantId, caller, status]),
      removals.map(() => [tenantIds.contoso, peopleIds.olivia, 204]),
    );
    assert.equal(removals.length, 2);
    assert.deepEqual(tenantsAsked(), new Set([tenantIds.northwind, tenantIds.contoso]));
    assert.deepEqual(
      graph().filter(({ status }) => status >= 400),
      [],
    );
  });

  it("the selector: each customer with its state in words, and who is not served", async () => {
    await olivia.say("customers");
    const words = wordsOf(await olivia.sees(/Commands work in/));
    for (const state of [
      /Commands work in: {1,2}Northwind/,
      /Northwind \(your own\): ready/,
      /Contoso: ready, ends in 20 days/,
      /Fabrikam: ready/,
      /Adatum: not approved yet/,
      /Litware: no access path/,
      /Wingtip: membership not active/,
      /Tailspin: delegated administration ended/,
      /Not served[^]*Woodgrove/,
    ]) {
      assert.match(words, state);
    }
    assert.ok(!tenantsAsked().has(tenantIds.woodgrove));
  });

  it("twice Alice: with Contoso chosen both are offered, and the picked one is reset in her own customer", async () => {
    await work("northwind", "contoso");
    await olivia.say("reset MFA for alice");
    const choice = await olivia.sees(/Which one\?/);
    assert.match(wordsOf(choice), /Alice Anders, [^]*Northwind[^]*Alice Archer, alice@contoso\.com, Contoso/);
    await olivia.press(choice, "reset.choose", { picked: "1" });
    await olivia.sees(/Confirm: Alice Archer, Contoso/);
  });

  it("an address goes to the customer that owns its domain, without `in`", async () => {
    await olivia.say("reset MFA for alice@contoso.com");
    await olivia.sees(/Confirm: Alice Archer, Contoso/);
    assert.deepEqual(tenantsAsked(), new Set([tenantIds.northwind, tenantIds.contoso]));
  });

  it("the choice survives a restart", async () => {
    await work("fabrikam");
    await desk.restart();
    await olivia.say("reset MFA for felix");
    await olivia.sees(/Felix Frame, Fabrikam/);
  });

  it("a customer that did not approve the app is named beside the others' answer", async () => {
    await work("northwind", "adatum");
    await olivia.say("reset MFA for alice");
    const choice = await olivia.sees(/Is this the person\?/);
    assert.match(wordsOf(choice), /Adatum : The bot is not approved here/);
  });

  it("a customer whose Graph is down is named, and the others are shown", async () => {
    await work("northwind", "contoso", "fabrikam");
    desk.microsoft.faults.add({ match: { service: "graph", tenantId: tenantIds.fabrikam }, answer: { status: 503 } });
    await olivia.say("reset MFA for alice");
    const choice = await olivia.sees(/Which one\?/);
    assert.match(wordsOf(choice), /Fabrikam : Microsoft Graph can't be reached/);
    assert.match(wordsOf(choice), /Alice Archer/);
  });

  it("no access path, in words, and no retry with anything else", async () => {
    await olivia.say("reset MFA for alice in Litware");
    await olivia.sees(/No way into this customer[^]*Litware/);
    assert.ok(!tenantsAsked().has(tenantIds.litware));
  });

  it("check again: what was approved meanwhile is ready at once", async () => {
    await olivia.say("customers");
    const selector = await olivia.sees(/Adatum: not approved yet/);
    const adatum = desk.microsoft.world.tenants.get(tenantIds.adatum)!;
    for (const scope of desk.microsoft.world.tenants.get(tenantIds.contoso)!.consents) adatum.consents.add(scope);
    await olivia.pressForged(selector, "customers.check-again", { tenant: tenantIds.adatum, kept: "" });
    await olivia.sees(/Adatum: ready/);
  });

  it("check again: an activated membership counts at once", async () => {
    await olivia.say("customers");
    const selector = await olivia.sees(/Wingtip: membership not active/);
    desk.microsoft.world.tenants.get(tenantIds.northwind)!.groups.get(groupIds.onCall)!.members.push(peopleIds.olivia);
    await olivia.pressForged(selector, "customers.check-again", { tenant: tenantIds.wingtip, kept: "" });
    await olivia.sees(/Wingtip: ready/);
  });

  it("a choice forged for a customer that is not served gets a sentence, and changes nothing", async () => {
    await olivia.say("customers");
    const selector = await olivia.sees(/Commands work in/);
    await olivia.pressForged(selector, "customers.apply", { kept: tenantIds.woodgrove, selected: tenantIds.contoso });
    assert.match(olivia.noteOf(selector), /This customer is not served/);
    await olivia.say("reset MFA for alice");
    await olivia.sees(/Confirm: Alice Anders, Northwind/);
    assert.ok(!tenantsAsked().has(tenantIds.woodgrove));
  });

  it("an administrator there is out of reach by the roles of the delegation", async () => {
    await olivia.say("reset MFA for carla in Contoso");
    await olivia.sees(/Privileged Authentication Administrator/);
    assert.ok(!graph().some(({ path }) => path.includes("/authentication/")));
  });
});
