import assert from "node:assert/strict";
import { anOperator } from "../../../support/builders/people.ts";
import { conversationId, noDetails, resetMfaOf, reviewOf } from "../../../support/fakes/a-desk.ts";
import { fabrikam, litware } from "../../../support/fakes/a-provider.ts";
import {
  everywhere as all,
  by,
  byName,
  aProviderWithPeople as provider,
} from "../../../support/fakes/a-provider-with-people.ts";

const operator = anOperator();

describe("services/resets, over many customers", () => {
  it("twice Alice: both are offered, each with her customer", async () => {
    const { ask } = await provider(...all);
    const prepared = await ask(byName("alice"));
    const offered = prepared.kind === "choose" ? prepared.choice.offered : [];
    assert.deepEqual(
      offered.map(({ displayName, customerName }) => `${displayName}, ${customerName}`),
      ["Alice Anders, Contoso", "Alice Archer, Fabrikam"],
    );
    assert.deepEqual(
      [prepared.searched, prepared.silent, prepared.unsearched],
      [["Contoso", "Fabrikam", "Litware"], [], 0],
    );
  });
  it("the one that is picked is looked up in her own customer", async () => {
    const { desk, ask } = await provider(...all);
    const prepared = await ask(byName("alice"));
    desk.world.opened.length = 0;
    const choiceId = prepared.kind === "choose" ? prepared.choice.id : "";
    const picked = await desk.prepareAgain.ofChoice({ operator, conversationId, choiceId, picked: [1] });
    assert.equal(reviewOf(picked).resets[0]?.plan.target.objectId, "archer");
    assert.ok(!desk.world.opened.includes(litware));
  });
  it("in Fabrikam goes straight to hers", async () => {
    const { ask } = await provider();
    const { resets, unsearched } = reviewOf(await ask(byName("alice"), "fabrikam"));
    assert.deepEqual([resets[0]?.plan.target.objectId, unsearched], ["archer", 2]);
  });
  it("an address goes to the customer that owns its domain, chosen or not", async () => {
    const { desk, ask } = await provider();
    const { resets } = reviewOf(await ask(by({ by: "address", value: "alice@fabrikam.com" })));
    assert.equal(resets[0]?.plan.target.tenantId, fabrikam);
    assert.ok(!desk.world.opened.includes(litware));
  });
  it("an id that lives at home is not looked for anywhere else", async () => {
    const { desk, ask } = await provider(...all);
    await ask(by({ by: "id", value: "alice" }));
    assert.ok(!desk.world.opened.includes(fabrikam));
  });

  it("a batch over customers: whatever any of them demands, one reset id each, each carried out at home", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Litware"], requireTicket: true }] };
    const wanted = by({ by: "address", value: "alice@fabrikam.com" }, { by: "name", value: "lena" });
    const { batchId, rule } = reviewOf(await ask(wanted));
    assert.equal(rule.requireTicket, true);
    const press = { ...desk.press(batchId), ticks: {} };
    const without = await desk.confirm({ ...press, details: noDetails });
    assert.deepEqual(without.kind === "incomplete" && without.missing, ["ticket"]);
    assert.equal((await desk.show(desk.press(batchId))).rule.requireTicket, true);
    await desk.confirm({ ...press, details: { ...noDetails, ticket: "INC-1" } });
    await desk.carryOut();
    const ended = await desk.resets.batch(batchId);
    assert.deepEqual(
      ended.map(({ outcome }) => outcome?.verdict),
      ["complete", "complete"],
    );
    assert.deepEqual(desk.world.removals(), ["delete mobile-phone of archer", "delete mobile-phone of lena"]);
  });
  it("the smallest cap of the customers counts", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Litware"], bulkCap: 1 }] };
    const wanted = by({ by: "address", value: "alice@fabrikam.com" }, { by: "name", value: "lena" });
    await assert.rejects(ask(wanted), { code: "too-many-people" });
  });
  it("never in one customer binds there", async () => {
    const { desk, ask } = await provider(...all);
    desk.file.access = { ...desk.file.access, rules: [{ customers: ["Fabrikam"], never: ["archer"] }] };
    const prepared = await ask(by({ by: "address", value: "alice@fabrikam.com" }));
    const [first] = prepared.kind === "nobody" ? prepared.excluded : [];
    assert.deepEqual(first?.why === "denied" && first.denial, { why: "desk-never", customerName: "Fabrikam" });
  });
  it("a customer taken out of the file between summary and Confirm: nothing happens there", async () => {
    const { desk } = await provider(...all);
    const ended = await resetMfaOf(desk, ["archer"], () => {
      desk.file.access = { ...desk.file.access, customers: { Litware: litware } };
    });
    assert.equal(ended[0]?.outcome?.verdict, "failed");
    assert.deepEqual(desk.world.removals(), []);
  });
});
