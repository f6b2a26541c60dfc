import assert from "node:assert/strict";
import fc from "fast-check";
import type { Access } from "../../../core/access/access.ts";
import { authorize } from "../../../core/access/authorize.ts";
import { roles } from "../../../core/access/roles.ts";
import { anAccess, holding } from "../../support/builders/an-access.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";

const id = fc.constantFrom<string>("olive", "alice", "bob", "desk", "vip");
const role = fc.constantFrom(
  ...(["UsersReader", "UserAdministrator", "AuthenticationMethodsWriter", "DeskLead"] as const),
);
const member = fc.oneof(fc.record({ user: id }), fc.record({ group: id }));
const customers = fc.constantFrom(["*"], ["Contoso"], [home.tenantId], ["home"], ["Fabrikam"], []);
const access: fc.Arbitrary<Access> = fc.record({
  customers: fc.constant({}),
  roles: fc.array(fc.record({ role, members: fc.array(member, { maxLength: 3 }), customers }), { maxLength: 6 }),
  rules: fc.array(
    fc.record(
      { customers, never: fc.array(id, { maxLength: 2 }), mayResetAdministrators: fc.boolean() },
      { requiredKeys: ["customers"] },
    ),
    { maxLength: 3 },
  ),
  samePerson: fc.array(fc.array(id, { maxLength: 3 }), { maxLength: 2 }),
});
const entraRoles = fc.array(fc.constantFrom(...Object.values(roles), "custom"), { maxLength: 3 });
const operatorStanding = fc
  .record({ groups: fc.array(id, { maxLength: 2 }), entraRoles: fc.option(entraRoles, { nil: undefined }) })
  .map(({ groups, entraRoles: held }) => ({ groups, ...(held && { entraRoles: held }) }));
const targetStanding = fc.record({ entraRoles, groups: fc.constant([]), inRoleAssignableGroup: fc.boolean() });
const scene = fc.record({ access, operatorStanding, targetStanding });

const operator = anOperator();
const alice = aPerson("Alice Anders");

describe("core/authorize, whatever the access file", () => {
  it("denies by default: no allowance without an entry for the operator that names both roles", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const named = one.access.roles.filter(({ members }) =>
          members.some((each) =>
            "user" in each ? each.user === "olive" : one.operatorStanding.groups.includes(each.group),
          ),
        );
        const decision = authorize({ ...one, operator, customer: home, target: alice });
        const held = named.map(({ role: each }) => each);
        if (!decision.allowed) return;
        assert.ok(held.includes("AuthenticationMethodsWriter"));
        assert.ok(held.includes("UsersReader") || held.includes("UserAdministrator"));
      }),
      { numRuns: 500 },
    );
  });
  it("never allows the own account, nor one that is said to be the same person's", () => {
    const all = holding("olive", "UsersReader", "AuthenticationMethodsWriter");
    fc.assert(
      fc.property(scene, (one) => {
        const powerful = anAccess({ ...one.access, roles: [...one.access.roles, ...all] });
        const ask = (target: typeof alice, file: Access) =>
          authorize({ ...one, access: file, operator, customer: home, target });
        assert.equal(ask(aPerson("Olive"), powerful).allowed, false);
        const linked = { ...powerful, samePerson: [...powerful.samePerson, ["alice", "olive"]] };
        assert.equal(ask(alice, linked).allowed, false);
      }),
    );
  });
  it("is decided without the directory's names", () => {
    fc.assert(
      fc.property(scene, fc.string(), (one, displayName) => {
        const question = { ...one, operator, customer: home, target: alice };
        const renamed = {
          ...question,
          operator: { ...operator, name: displayName },
          target: { ...alice, displayName },
        };
        assert.deepEqual(authorize(renamed), authorize(question));
      }),
    );
  });
});
