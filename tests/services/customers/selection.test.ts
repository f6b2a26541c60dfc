import assert from "node:assert/strict";
import fc from "fast-check";
import { holding } from "../../support/builders/an-access.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

const operator = anOperator();
const hours = (count: number) => count * 60 * 60 * 1000;

describe("services/customers/selection", () => {
  const names = async (desk: ReturnType<typeof aProvider>) =>
    (await desk.customers.selection.of(operator)).customers.map(({ name }) => name);

  it("nothing chosen: the home tenant only", async () => {
    assert.deepEqual(await names(aProvider()), ["Contoso"]);
  });
  it("nothing chosen, and a role in one customer only: that one", async () => {
    const roles = holding(operator.objectId, "UsersReader").map((one) => ({ ...one, customers: ["Litware"] }));
    assert.deepEqual(await names(aProvider({ roles })), ["Litware"]);
  });
  it("nothing chosen, roles in several customers but not at home: none, it has to be chosen", async () => {
    const roles = holding(operator.objectId, "UsersReader").map((one) => ({
      ...one,
      customers: ["Litware", "Fabrikam"],
    }));
    assert.deepEqual(await names(aProvider({ roles })), []);
  });
  it("what was chosen is remembered, in the order of the file", async () => {
    const desk = aProvider();
    await desk.customers.selection.choose(operator, [litware.toUpperCase(), home.tenantId]);
    assert.deepEqual(await names(desk), ["Contoso", "Litware"]);
  });
  it("choosing nothing goes back to the home tenant", async () => {
    const desk = aProvider();
    await desk.customers.selection.choose(operator, [litware]);
    const { customers } = await desk.customers.selection.choose(operator, []);
    assert.deepEqual(customers, [home]);
    assert.deepEqual(await names(desk), ["Contoso"]);
  });
  it("stale after eight hours, whole again when chosen anew", async () => {
    const desk = aProvider();
    const stale = async () => (await desk.customers.selection.of(operator)).stale;
    await desk.customers.selection.choose(operator, [fabrikam]);
    desk.clock.now = new Date(desk.clock.now.getTime() + hours(8));
    assert.equal(await stale(), false);
    desk.clock.now = new Date(desk.clock.now.getTime() + 1);
    assert.equal(await stale(), true);
    await desk.customers.selection.choose(operator, [fabrikam]);
    assert.equal(await stale(), false);
  });
  it("never stale where one customer is left: there is nothing to choose", async () => {
    const desk = aProvider();
    await desk.customers.selection.choose(operator, [home.tenantId]);
    desk.clock.now = new Date(desk.clock.now.getTime() + hours(9));
    assert.equal((await desk.customers.selection.of(operator)).stale, true);
    desk.file.access = { ...desk.file.access, customers: {} };
    assert.equal((await desk.customers.selection.of(operator)).stale, false);
  });
  it("what is no longer served or allowed drops out of it", async () => {
    const desk = aProvider();
    await desk.customers.selection.choose(operator, [fabrikam, litware]);
    desk.file.access = { ...desk.file.access, customers: { Litware: litware } };
    assert.deepEqual(await names(desk), ["Litware"]);
    desk.file.access = { ...desk.file.access, customers: {} };
    assert.deepEqual(await names(desk), ["Contoso"]);
  });
  it("a forged id is refused and nothing is remembered, whatever stands beside it", async () => {
    const id = fc.oneof(fc.constantFrom(fabrikam, litware, home.tenantId), fc.uuid(), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(id, { maxLength: 5 }), async (ids) => {
        const desk = aProvider();
        const forged = ids.some((one) => ![fabrikam, litware, home.tenantId].includes(one));
        const choosing = desk.customers.selection.choose(operator, ids);
        if (forged) await assert.rejects(choosing, { code: "customer-not-served" });
        else await choosing;
        const { customers } = await desk.customers.selection.of(operator);
        assert.ok(customers.every(({ tenantId }) => [fabrikam, litware, home.tenantId].includes(tenantId)));
        if (forged) assert.deepEqual(customers, [home]);
        assert.deepEqual([...new Set(desk.world.opened)], [home.tenantId]);
      }),
    );
  });
});
