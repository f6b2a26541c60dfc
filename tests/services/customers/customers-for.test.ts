import assert from "node:assert/strict";
import { Problem } from "../../../core/problem.ts";
import type { Rounds } from "../../../services/customers/customers-for.ts";
import { holding } from "../../support/builders/an-access.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

const operator = anOperator();
const named = (rounds: Rounds) => rounds.map((round) => round.map(({ name }) => name).join("+"));

async function reachOf(chosen: readonly string[], inCustomer?: string, desk = aProvider()) {
  if (chosen.length > 0) await desk.customers.selection.choose(operator, chosen);
  return desk.customers.customersFor(operator, inCustomer);
}

describe("services/customers/customers-for", () => {
  it("nothing said, nothing chosen: the home tenant, and how many are left out", async () => {
    const reach = await reachOf([]);
    assert.deepEqual(named([reach.forNames]), ["Contoso"]);
    assert.equal(reach.unsearched, 2);
    assert.deepEqual(named(reach.forId()), ["Contoso"]);
  });
  it("bare names: the selection; ids and mentions: home first", async () => {
    const reach = await reachOf([fabrikam, litware]);
    assert.deepEqual(named([reach.forNames]), ["Fabrikam+Litware"]);
    assert.deepEqual(named(reach.forId()), ["Contoso", "Fabrikam+Litware"]);
    assert.equal(reach.unsearched, 1);
  });
  it("several that are named: all of them, for names, ids and addresses, and no other", async () => {
    const reach = await reachOf([litware], "Fabrikam, Contoso and fabrikam");
    assert.deepEqual(named([reach.forNames]), ["Fabrikam+Contoso"]);
    assert.deepEqual(named(reach.forId()), ["Fabrikam+Contoso"]);
    assert.deepEqual(named(reach.forId(fabrikam)), ["Fabrikam"]);
    assert.deepEqual(named(await reach.forAddress("zoe@litware.com")), ["Fabrikam+Contoso"]);
    assert.equal(reach.unsearched, 1);
    assert.throws(() => reach.forId(litware), { code: "customer-not-served" });
    await assert.rejects(reachOf([], "Fabrikam, Nowhere"), { code: "customer-unknown" });
  });
  it("an address: who owns its domain, chosen or not, then home, then the selection", async () => {
    const reach = await reachOf([fabrikam]);
    assert.deepEqual(named(await reach.forAddress("zoe@LITWARE.com")), ["Litware", "Contoso", "Fabrikam"]);
    assert.deepEqual(named(await reach.forAddress("zoe@fabrikam.com")), ["Fabrikam", "Contoso"]);
    assert.deepEqual(named(await reach.forAddress("zoe@elsewhere.com")), ["Contoso", "Fabrikam"]);
  });
  it("the owner of a domain is opened only if it is served", async () => {
    const desk = aProvider({ customers: { Fabrikam: fabrikam } });
    const reach = await reachOf([], undefined, desk);
    assert.deepEqual(named(await reach.forAddress("zoe@litware.com")), ["Contoso"]);
  });
  it("an owner is asked for once an hour; where that fails, everybody in reach is asked", async () => {
    const desk = aProvider();
    let asked = 0;
    desk.world.delegated.tenantOfDomain = () => {
      asked += 1;
      return asked < 2 ? Promise.reject(new Problem("graph-forbidden")) : Promise.resolve(litware);
    };
    const reach = await reachOf([], undefined, desk);
    assert.deepEqual(named(await reach.forAddress("zoe@litware.com")), ["Contoso"]);
    for (let time = 0; time < 3; time += 1) {
      assert.deepEqual(named(await reach.forAddress("zoe@litware.com")), ["Litware", "Contoso"]);
    }
    assert.equal(asked, 2);
    desk.clock.now = new Date(desk.clock.now.getTime() + 60 * 60 * 1000);
    await reach.forAddress("zoe@litware.com");
    assert.equal(asked, 3);
  });
  it("the bot's own trouble is not taken for an unknown domain", async () => {
    const desk = aProvider();
    desk.world.delegated.tenantOfDomain = () => Promise.reject(new Problem("store-unavailable"));
    const reach = await reachOf([], undefined, desk);
    await assert.rejects(reach.forAddress("zoe@litware.com"), { code: "store-unavailable" });
  });
  it("one customer in all: nothing is asked about domains", async () => {
    const desk = aProvider({ customers: {} });
    desk.world.delegated.tenantOfDomain = () => Promise.reject(new Error("asked"));
    const reach = await reachOf([], undefined, desk);
    assert.deepEqual(named(await reach.forAddress("zoe@litware.com")), ["Contoso"]);
  });
  it("a tenant id that was found before leads there, and nowhere else", async () => {
    const reach = await reachOf([]);
    assert.deepEqual(named(reach.forId(litware)), ["Litware"]);
    assert.throws(() => reach.forId("woodgrove"), { code: "customer-not-served" });
  });

  describe("in a customer", () => {
    for (const said of ["litware", "LITWARE", litware]) {
      it(`${said}: there and nowhere else, whatever is chosen`, async () => {
        const reach = await reachOf([fabrikam], said);
        assert.deepEqual(named([reach.forNames]), ["Litware"]);
        assert.deepEqual(named(reach.forId()), ["Litware"]);
        assert.deepEqual(named(await reach.forAddress("zoe@fabrikam.com")), ["Litware"]);
        assert.throws(() => reach.forId(fabrikam), { code: "customer-not-served" });
      });
    }
    it("unknown: stops with a question, and nothing is opened", async () => {
      const desk = aProvider();
      await assert.rejects(reachOf([], "Woodgrove", desk), { code: "customer-unknown" });
      assert.deepEqual(desk.world.opened, []);
    });
  });

  describe("by desk role", () => {
    const only = (...customers: string[]) => ({
      roles: holding(operator.objectId, "UsersReader").map((one) => ({ ...one, customers })),
    });
    it("none anywhere: said, with the customer that was named", async () => {
      await assert.rejects(reachOf([], undefined, aProvider({ roles: [] })), { code: "desk-role-missing" });
      await assert.rejects(reachOf([], "Litware", aProvider({ roles: [] })), (error: Problem) => {
        assert.deepEqual([error.code, error.context.customerName], ["desk-role-missing", "Litware"]);
        return true;
      });
    });
    it("not in the customer that was named", async () => {
      await assert.rejects(reachOf([], "Litware", aProvider(only("Fabrikam"))), { code: "desk-role-missing" });
    });
    it("in several but not at home, none chosen: which?", async () => {
      await assert.rejects(reachOf([], undefined, aProvider(only("Fabrikam", "Litware"))), {
        code: "no-customer-chosen",
      });
    });
    it("not at home: ids are not looked for at home", async () => {
      const reach = await reachOf([fabrikam], undefined, aProvider(only("Fabrikam", "Litware")));
      assert.deepEqual(named(reach.forId()), ["Fabrikam"]);
      assert.throws(() => reach.forId(home.tenantId), { code: "customer-not-served" });
    });
  });
});
