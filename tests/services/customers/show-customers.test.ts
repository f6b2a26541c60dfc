import assert from "node:assert/strict";
import { anAccess } from "../../support/builders/an-access.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aProvider, fabrikam, litware } from "../../support/fakes/a-provider.ts";

const operator = anOperator();

function show(
  desk: ReturnType<typeof aProvider>,
  asked: { search?: string; ticked?: string[]; checkAgain?: string } = {},
) {
  return desk.customers.verbs.showCustomers({ operator, ...asked });
}

/** A provider of many customers; the states of those beyond the card are never read. */
function withMany(count: number) {
  const desk = aProvider();
  const ids = Array.from(
    { length: count },
    (_, index) => `${String(index).padStart(8, "0")}-0000-4000-8000-000000000000`,
  );
  for (const id of ids) desk.world.tenants.add(id);
  desk.file.access = anAccess({ customers: Object.fromEntries(ids.map((id, index) => [`Customer ${index}`, id])) });
  return { desk, ids };
}

describe("services/customers/show-customers", () => {
  it("home and customers with their states; what is chosen is ticked and stands first", async () => {
    const desk = aProvider();
    await desk.customers.selection.choose(operator, [litware]);
    const shown = await show(desk);
    const rows = shown.rows.map(({ customer, state, ticked }) => `${customer.name} ${state} ${ticked}`);
    assert.deepEqual(rows, ["Litware ready true", "Contoso ready false", "Fabrikam ready false"]);
    assert.deepEqual([shown.selected, shown.total, shown.more, shown.kept], [["Litware"], 3, 0, []]);
  });
  it("a search narrows the rows; ticks that were not applied are kept, shown or not", async () => {
    const shown = await show(aProvider(), { search: " FAB ", ticked: [litware, fabrikam] });
    assert.deepEqual(
      shown.rows.map(({ customer, ticked }) => [customer.name, ticked]),
      [["Fabrikam", true]],
    );
    assert.deepEqual([shown.kept, shown.selected], [[litware], ["Contoso"]]);
  });
  it("a forged tick names nobody", async () => {
    const shown = await show(aProvider(), { ticked: ["900d6e0e-5555-4d5e-9f60-819203142535"] });
    assert.deepEqual([shown.kept, shown.rows.filter(({ ticked }) => ticked)], [[], []]);
  });
  it("500 customers: a card's worth of rows, and only their tokens are asked for", async () => {
    const { desk } = withMany(500);
    const shown = await show(desk);
    assert.deepEqual([shown.rows.length, shown.more, shown.total], [25, 476, 501]);
    assert.ok(new Set(desk.world.opened).size <= 25);
  });
  it("check again: one that is out of reach is refused, unopened", async () => {
    const desk = aProvider({ customers: { Fabrikam: fabrikam } });
    await assert.rejects(show(desk, { checkAgain: litware }), { code: "customer-not-served" });
    assert.ok(!desk.world.opened.includes(litware));
    await show(desk, { checkAgain: fabrikam });
    assert.deepEqual(desk.world.fresh, [home.tenantId, fabrikam]);
  });
  it("nobody's desk: said", async () => {
    await assert.rejects(show(aProvider({ roles: [] })), { code: "desk-role-missing" });
  });
  it("one tenant only: nothing is asked about delegations", async () => {
    const desk = aProvider({ customers: {} });
    desk.world.delegated = {};
    const shown = await show(desk);
    assert.deepEqual([shown.rows.length, shown.total, shown.notAccepted], [1, 1, []]);
  });
});
