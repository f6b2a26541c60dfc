import assert from "node:assert/strict";
import type { Wanted } from "../../../core/command.ts";
import { createFindPerson } from "../../../services/directory/find-person.ts";
import { anOperator, home } from "../../support/builders/people.ts";
import { aTarget } from "../../support/builders/resets.ts";
import { aDesk } from "../../support/fakes/a-desk.ts";

const where = { tenantId: home.tenantId, customerName: home.name };
const named = (value: string): Wanted => ({ whole: value, parts: [{ by: "name", value }] });
const byId = (...ids: string[]): Wanted => ({ parts: ids.map((value) => ({ by: "id", value })) });

function finding() {
  const desk = aDesk();
  const people = [
    { objectId: "a1", displayName: "Alice Anders" },
    { objectId: "a2", displayName: "Alicia Berg" },
  ];
  for (const person of people) desk.world.has(aTarget({ ...where, ...person }));
  const find = createFindPerson({ ...desk.deps, customersFor: desk.customers.customersFor });
  return (wanted: Wanted, inCustomer?: string) =>
    find({ operator: anOperator(), wanted, ...(inCustomer !== undefined && { inCustomer }) });
}

describe("services/directory/find-person", () => {
  it("finds the one person, by name or id", async () => {
    const find = finding();
    for (const wanted of [named("alice"), byId("a1")]) {
      const found = await find(wanted);
      assert.equal(found.kind === "one" && found.target.objectId, "a1");
    }
  });

  it("several fit: the words, and the customers to list them of", async () => {
    const found = await finding()(named("ali"));
    assert.deepEqual(found, { kind: "several", asked: "ali", customers: [home] });
  });

  it("nobody fits: who is near, and where nobody looked", async () => {
    const found = await finding()(named("alcie anders"));
    assert.ok(found.kind === "nobody");
    assert.equal(found.excluded[0]?.why, "not-found");
    assert.equal(found.unsearched, 0);
  });

  it("a mention that could not be resolved is nobody, whatever its name", async () => {
    const found = await finding()({ parts: [{ by: "mention", value: "Alice Anders" }] });
    assert.deepEqual(found.kind === "nobody" && found.excluded, [{ why: "mention-unresolved", asked: "Alice Anders" }]);
  });

  it("more than one person named is too many", async () => {
    assert.deepEqual(await finding()(byId("a1", "a2")), { kind: "too-many" });
    assert.deepEqual(await finding()(byId("a1", "nobody")), { kind: "too-many" });
  });

  it("a customer that is not known stops it", async () => {
    await assert.rejects(finding()(named("alice"), "Nowhere"), { code: "customer-unknown" });
  });
});
