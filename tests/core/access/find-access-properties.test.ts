import assert from "node:assert/strict";
import fc from "fast-check";
import type { Access, DeskRole, Member } from "../../../core/access/access.ts";
import { deskRolesOf, isInAccessFile, ruleFor } from "../../../core/access/find-access.ts";
import type { Customer } from "../../../core/directory/people.ts";

const ids = ["a", "b", "c", "d", "e"];
const tenants = ["t0", "t1", "t2", "t3"];
const home: Customer = { tenantId: "t0", name: "Home", home: true };
const id = fc.constantFrom(...ids);
const role = fc.constantFrom<DeskRole>("UsersReader", "UserAdministrator", "AuthenticationMethodsWriter", "DeskLead");
const member: fc.Arbitrary<Member> = fc.oneof(fc.record({ user: id }), fc.record({ group: id }));
const reach = fc.array(fc.constantFrom("*", "home", "One", "two", ...tenants), { maxLength: 3 });
const access: fc.Arbitrary<Access> = fc.record({
  customers: fc.constantFrom<Record<string, string>>({}, { One: "t1" }, { One: "t1", Two: "t2" }),
  roles: fc.array(fc.record({ role, members: fc.array(member, { maxLength: 4 }), customers: reach }), { maxLength: 6 }),
  rules: fc.array(fc.record({ customers: reach, bulkCap: fc.integer({ min: 1, max: 99 }) }), { maxLength: 4 }),
  samePerson: fc.constant([]),
});
const person = fc.record({ objectId: id, groups: fc.uniqueArray(id) });
const customer: fc.Arbitrary<Customer> = fc.oneof(
  fc.constant(home),
  fc.record({
    tenantId: fc.constantFrom("t1", "t2", "t3"),
    name: fc.constantFrom("One", "*"),
    home: fc.constant(false),
  }),
);

describe("find access: whatever the file says", () => {
  it("nobody who is not named holds a role anywhere", () => {
    fc.assert(
      fc.property(access, person, customer, (file, who, where) => {
        fc.pre(!isInAccessFile(file, who));
        assert.deepEqual(deskRolesOf(file, who, where), []);
      }),
    );
  });

  it("nobody holds a role where nobody is served", () => {
    fc.assert(
      fc.property(access, person, customer, (file, who, where) => {
        fc.pre(!where.home && !Object.values(file.customers).includes(where.tenantId));
        assert.deepEqual(deskRolesOf(file, who, where), []);
      }),
    );
  });

  it("each role that is held stands in an assignment that names the person", () => {
    fc.assert(
      fc.property(access, person, customer, (file, who, where) => {
        for (const held of deskRolesOf(file, who, where)) {
          const naming = file.roles.filter((assignment) => assignment.role === held);
          assert.ok(naming.some((assignment) => isInAccessFile({ ...file, roles: [assignment] }, who)));
        }
      }),
    );
  });

  it("an assignment more never takes a role away, one less never gives one", () => {
    fc.assert(
      fc.property(access, person, customer, (file, who, where) => {
        const fewer = deskRolesOf({ ...file, roles: file.roles.slice(1) }, who, where);
        const all = deskRolesOf(file, who, where);
        assert.ok(fewer.every((held) => all.includes(held)));
      }),
    );
  });

  it("the last rule for all decides what it says", () => {
    fc.assert(
      fc.property(access, customer, fc.boolean(), (file, where, may) => {
        const rules = [...file.rules, { customers: ["*"], mayResetAdministrators: may }];
        assert.equal(ruleFor({ ...file, rules }, where).mayResetAdministrators, may);
        assert.equal(ruleFor({ ...file, rules }, where).bulkCap, ruleFor(file, where).bulkCap);
      }),
    );
  });
});
