import assert from "node:assert/strict";
import { peopleIds, registrations, seedWorld, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";

const now = (): Date => new Date("2026-11-24T12:00:00Z");

describe("the seed", () => {
  const world = seedWorld(now);
  const all = [...world.tenants.values()].flatMap((tenant) => [...tenant.users.values()]);
  const names = (tenantId: string): string[] =>
    [...world.tenants.get(tenantId)!.users.values()].map((user) => user.displayName);

  it("has a home tenant with more than one page, and customers, one with 1,200 people", () => {
    assert.equal(registrations.homeTenantId, world.homeTenantId);
    assert.deepEqual(
      [...world.tenants.values()].map((tenant) => tenant.displayName),
      [
        "Northwind Managed Services",
        "Contoso",
        "Fabrikam",
        "Adatum",
        ...["Proseware", "Woodgrove", "Tailspin", "Litware", "Wingtip"],
      ],
    );
    assert.ok(names(tenantIds.northwind).length > 100);
    assert.equal(names(tenantIds.fabrikam).length, 1200);
  });

  it("has exactly one Alice at home and one in Contoso, and several Anders", () => {
    const alices = (tenantId: string): string[] => names(tenantId).filter((name) => /\balice\b/i.test(name));
    assert.deepEqual(alices(tenantIds.northwind), ["Alice Anders"]);
    assert.deepEqual(alices(tenantIds.contoso), ["Alice Archer"]);
    assert.deepEqual([...alices(tenantIds.fabrikam), ...alices(tenantIds.adatum)], []);
    assert.ok(names(tenantIds.northwind).filter((name) => /anders/i.test(name)).length > 2);
  });

  it("gives everybody an id, an address and method ids of her own", () => {
    assert.equal(new Set(all.map((user) => user.id)).size, all.length);
    assert.equal(new Set(all.map((user) => user.userPrincipalName)).size, all.length);
    for (const user of all)
      assert.equal(new Set(user.methods.map((method) => method.id)).size, user.methods.length, user.displayName);
  });

  it("names only people that are there, and a default that is registered", () => {
    const ids = new Set(all.map((user) => user.id));
    for (const [name, id] of Object.entries({ ...peopleIds, ...targetIds })) assert.ok(ids.has(id), name);
    for (const user of all) {
      const isDefault = user.methods.some((method) => method.id === user.defaultMethodId);
      const prefers = user.preferences.userPreferredMethodForSecondaryAuthentication !== "none";
      assert.equal(isDefault, prefers, user.displayName);
    }
  });

  it("knows at the chat page the people of the directory", () => {
    for (const person of world.people) {
      const user = world.tenants.get(world.homeTenantId)!.users.get(person.id)!;
      assert.deepEqual([user.displayName, user.userPrincipalName], [person.displayName, person.userPrincipalName]);
    }
  });

  it("is the same in every run", () => {
    assert.deepEqual([...seedWorld(now).tenants], [...seedWorld(now).tenants]);
  });

  it("comes back after a reset, conditions too", () => {
    const changed = seedWorld(now);
    changed.tenants.get(tenantIds.northwind)!.users.clear();
    changed.conditions.mfaRequiredFor.add(peopleIds.olivia);
    changed.conditions.throttle = { requests: 1, windowMs: 1 };
    changed.reset();
    assert.deepEqual([...changed.tenants], [...seedWorld(now).tenants]);
    assert.deepEqual(changed.conditions, seedWorld(now).conditions);
  });
});
