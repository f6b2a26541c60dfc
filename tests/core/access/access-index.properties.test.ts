import assert from "node:assert/strict";
import fc from "fast-check";
import type { Access, DeskRole, Member } from "../../../core/access/access.ts";
import {
  customerByName,
  customersByTenant,
  deskRolesOf,
  ruleFor,
  servedCustomers,
} from "../../../core/access/find-access.ts";
import { type Customer, sameId } from "../../../core/directory/people.ts";

const home: Customer = { tenantId: "T0", name: "Home", home: true };
const id = fc.constantFrom("a", "A", "b", "c");
const tenant = fc.constantFrom("t0", "t1", "T1", "t2", "t3");
const name = fc.constantFrom("One", "one", " Two ", "home", "t3");
const reach = fc.array(fc.oneof(fc.constantFrom("*", "HOME", "one ", "nobody"), name, tenant), { maxLength: 3 });
const member: fc.Arbitrary<Member> = fc.oneof(fc.record({ user: id }), fc.record({ group: id }));
const role = fc.constantFrom<DeskRole>("UsersReader", "DeskLead");
const access: fc.Arbitrary<Access> = fc.record({
  customers: fc.dictionary(name, tenant, { maxKeys: 4 }),
  roles: fc.array(fc.record({ role, members: fc.array(member, { maxLength: 3 }), customers: reach }), { maxLength: 5 }),
  rules: fc.array(fc.record({ customers: reach, requireTicket: fc.boolean() }), { maxLength: 4 }),
  samePerson: fc.constant([]),
});
const person = fc.record({ objectId: id, groups: fc.array(id, { maxLength: 3 }) });
const customer: fc.Arbitrary<Customer> = fc.oneof(
  fc.constant(home),
  fc.record({ tenantId: tenant, name, home: fc.constant(false) }),
);

/** The file read entry by entry, as its page says it is read. */
function covers({ customers }: Access, entries: readonly string[], { tenantId, home: isHome }: Customer): boolean {
  const named = (entry: string) =>
    Object.entries(customers).find(([known]) => known.trim().toLowerCase() === entry.trim().toLowerCase())?.[1];
  return entries.some(
    (entry) => entry === "*" || (isHome && entry.toLowerCase() === "home") || sameId(named(entry) ?? entry, tenantId),
  );
}

function servedOf({ customers }: Access): Customer[] {
  const all = Object.entries(customers).map(([known, tenantId]) => ({ tenantId, name: known, home: false }));
  return [home, ...all.filter(({ tenantId }) => !sameId(tenantId, home.tenantId))];
}

function names(one: Member, { objectId, groups }: { objectId: string; groups: readonly string[] }): boolean {
  return "user" in one ? sameId(one.user, objectId) : groups.some((group) => sameId(group, one.group));
}

describe("what is looked up in an access file is what a reader finds in it", () => {
  it("who holds which role where", () => {
    const property = fc.property(access, fc.tuple(person, person), customer, (file, [one, other], where) => {
      const isServed = where.home || Object.values(file.customers).some((known) => sameId(known, where.tenantId));
      const reaching = file.roles.filter(({ customers }) => isServed && covers(file, customers, where));
      // The first one again: what was remembered of one person is not another's.
      for (const who of [one, other, one]) {
        const held = reaching.filter(({ members }) => members.some((each) => names(each, who)));
        assert.deepEqual(deskRolesOf(file, who, where), [...new Set(held.map((each) => each.role))]);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("which rules count for a customer", () => {
    const property = fc.property(access, customer, (file, where) => {
      const last = file.rules.filter(({ customers }) => covers(file, customers, where)).at(-1);
      assert.equal(ruleFor(file, where).requireTicket, last?.requireTicket ?? false);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("which customers there are, by tenant and by name", () => {
    const property = fc.property(access, tenant, name, (file, tenantId, asked) => {
      const served = servedOf(file);
      assert.deepEqual(servedCustomers(file, home), served);
      assert.deepEqual(
        customersByTenant(file, home, tenantId),
        served.find((one) => sameId(one.tenantId, tenantId)),
      );
      const found = customerByName(file, home, asked);
      assert.ok(!found || served.some((one) => one.tenantId === found.tenantId && one.name === found.name));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
