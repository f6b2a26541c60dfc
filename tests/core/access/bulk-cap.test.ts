import assert from "node:assert/strict";
import type { Access, RoleAssignment } from "../../../core/access/access.ts";
import { bulkCapOf } from "../../../core/access/find-access.ts";
import { anAccess } from "../../support/builders/an-access.ts";
import { home } from "../../support/builders/people.ts";

const olive = { objectId: "olive", groups: ["desk"] };
const fabrikam = { tenantId: "fabrikam", name: "Fabrikam", home: false };

const writer = (part: Partial<RoleAssignment> = {}): RoleAssignment => ({
  role: "AuthenticationMethodsWriter",
  members: [{ group: "desk" }],
  customers: ["*"],
  ...part,
});

const cap = (access: Partial<Access>, ...customers: (typeof fabrikam)[]) =>
  bulkCapOf(anAccess({ customers: { Fabrikam: "fabrikam" }, roles: [], rules: [], ...access }), olive, customers);

describe("core/find-access: the bulk cap", () => {
  const table: [string, Partial<Access>, number][] = [
    ["nobody says a number", { roles: [writer()] }, 25],
    ["the role does", { roles: [writer({ bulkCap: 200 })] }, 200],
    ["the customer's rule does", { roles: [writer()], rules: [{ customers: ["*"], bulkCap: 100 }] }, 100],
    [
      "both: the smaller, the role's",
      { roles: [writer({ bulkCap: 5 })], rules: [{ customers: ["*"], bulkCap: 100 }] },
      5,
    ],
    [
      "both: the smaller, the rule's",
      { roles: [writer({ bulkCap: 200 })], rules: [{ customers: ["*"], bulkCap: 3 }] },
      3,
    ],
    [
      "of several assignments the largest that is said",
      { roles: [writer({ bulkCap: 5 }), writer({ bulkCap: 50 })] },
      50,
    ],
    ["an assignment that says nothing adds nothing", { roles: [writer(), writer({ bulkCap: 5 })] }, 5],
    ["somebody else's assignment", { roles: [writer(), writer({ members: [{ user: "bob" }], bulkCap: 99 })] }, 25],
    ["another customer's assignment", { roles: [writer(), writer({ customers: ["home"], bulkCap: 99 })] }, 25],
    ["a role that gives no right to reset", { roles: [writer(), writer({ role: "UsersReader", bulkCap: 99 })] }, 25],
    [
      "a later rule wins over an earlier one",
      {
        rules: [
          { customers: ["*"], bulkCap: 9 },
          { customers: ["Fabrikam"], bulkCap: 70 },
        ],
      },
      70,
    ],
  ];
  for (const [what, access, expected] of table) {
    it(`${what}: ${expected}`, () => {
      assert.equal(cap(access, fabrikam), expected);
    });
  }

  it("over several customers the smallest counts", () => {
    const roles = [writer({ bulkCap: 200 }), writer({ customers: ["home"], bulkCap: 40 })];
    const rules = [{ customers: ["Fabrikam"], bulkCap: 60 }];
    assert.equal(cap({ roles, rules }, home, fabrikam), 60);
    assert.equal(cap({ roles, rules }, home), 200);
  });
  it("nobody to act on: as usual", () => {
    assert.equal(cap({ roles: [writer({ bulkCap: 200 })] }), 25);
  });
});
