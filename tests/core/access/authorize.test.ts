import assert from "node:assert/strict";
import { authorize, mayFindPeople, type Question } from "../../../core/access/authorize.ts";
import type { Denial } from "../../../core/access/decision.ts";
import { type RoleName, roles } from "../../../core/access/roles.ts";
import { anAccess, anAccessWith, holding } from "../../support/builders/an-access.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";

const operator = anOperator();
const plain = { entraRoles: [], groups: [], inRoleAssignableGroup: false };
const customerName = home.name;
const ids = (...names: RoleName[]) => names.map((name) => roles[name]);
const authenticationAdministrator = { groups: [], entraRoles: ids("Authentication Administrator") };

function aQuestion(part: Partial<Question> = {}): Question {
  return {
    access: anAccess(),
    operator,
    operatorStanding: authenticationAdministrator,
    customer: home,
    target: aPerson("Alice Anders"),
    targetStanding: plain,
    ...part,
  };
}

function denialOf(part: Partial<Question>): Denial | undefined {
  const decision = authorize(aQuestion(part));
  return decision.allowed ? undefined : decision.denial;
}

const self = aPerson("Olive", { objectId: operator.objectId.toUpperCase() });
const samePerson = [["olive", "olive-admin"]];
const oliveAdmin = aPerson("Olive-Admin");
const globalAdministrator = { ...plain, entraRoles: ids("Global Administrator") };
const needs = (role: "Authentication Administrator" | "Privileged Authentication Administrator"): Denial => ({
  why: "entra-role-missing",
  needs: role,
  customerName,
});
const missing = (role: "UsersReader" | "AuthenticationMethodsWriter"): Denial => ({
  why: "desk-role-missing",
  role,
  customerName,
});

describe("core/authorize", () => {
  describe("allows", () => {
    it("a User Administrator of the desk who may write methods, on an ordinary person", () => {
      const access = anAccess({ roles: holding("olive", "UserAdministrator", "AuthenticationMethodsWriter") });
      assert.deepEqual(authorize(aQuestion({ access })), { allowed: true, targetIsAdministrator: false });
    });
    it("roles held through a group", () => {
      const held = holding("nobody", "UsersReader", "AuthenticationMethodsWriter");
      const access = anAccess({ roles: held.map((role) => ({ ...role, members: [{ group: "desk" }] })) });
      assert.equal(denialOf({ access, operatorStanding: { groups: ["DESK"] } }), undefined);
    });
    it("an administrator where the customer's rule says so, and says that it is one", () => {
      const access = anAccessWith({ mayResetAdministrators: true });
      const operatorStanding = { groups: [], entraRoles: ids("Global Administrator") };
      const decision = authorize(aQuestion({ access, operatorStanding, targetStanding: globalAdministrator }));
      assert.deepEqual(decision, { allowed: true, targetIsAdministrator: true });
    });
    it("where the operator's Entra roles could not be read: the forecast only spares a press", () => {
      assert.equal(denialOf({ operatorStanding: { groups: [] } }), undefined);
    });
    it("holders of the roles that an Authentication Administrator reaches: no administrators", () => {
      const targetStanding = { ...plain, entraRoles: ids("Directory Readers", "Reports Reader") };
      assert.equal(denialOf({ targetStanding }), undefined);
    });
  });

  describe("denies, the first reason counts", () => {
    const open = anAccessWith({ mayResetAdministrators: true });
    const table: [string, Partial<Question>, Denial][] = [
      ["nobody is named: no role to see users", { access: anAccess({ roles: [] }) }, missing("UsersReader")],
      [
        "may write but not see",
        { access: anAccess({ roles: holding("olive", "AuthenticationMethodsWriter") }) },
        missing("UsersReader"),
      ],
      [
        "may see but not write",
        { access: anAccess({ roles: holding("olive", "UsersReader") }) },
        missing("AuthenticationMethodsWriter"),
      ],
      [
        "Desk Lead alone gives nothing",
        { access: anAccess({ roles: holding("olive", "DeskLead") }) },
        missing("UsersReader"),
      ],
      ["the own account, in any case", { target: self }, { why: "desk-own-account" }],
      [
        "the own account, though it is in `never` too",
        { target: self, access: anAccessWith({ never: ["olive"] }) },
        { why: "desk-own-account" },
      ],
      [
        "the same person's other account",
        { target: oliveAdmin, access: anAccess({ samePerson }) },
        { why: "desk-same-person" },
      ],
      [
        "the same person, though it is in `never` too",
        { target: oliveAdmin, access: { ...anAccessWith({ never: ["olive-admin"] }), samePerson } },
        { why: "desk-same-person" },
      ],
      ["never, by id", { access: anAccessWith({ never: ["ALICE"] }) }, { why: "desk-never", customerName }],
      [
        "never, by address, though administrators may be reset",
        {
          access: anAccessWith({ never: ["alice@contoso.com"], mayResetAdministrators: true }),
          targetStanding: globalAdministrator,
        },
        { why: "desk-never", customerName },
      ],
      ["an administrator", { targetStanding: globalAdministrator }, { why: "desk-administrator", customerName }],
      [
        "a holder of the tenant's own role",
        { targetStanding: { ...plain, entraRoles: ["custom"] } },
        { why: "desk-administrator", customerName },
      ],
      [
        "a member of a role-assignable group",
        { targetStanding: { ...plain, inRoleAssignableGroup: true } },
        { why: "desk-administrator", customerName },
      ],
      [
        "somebody in the access file",
        { access: anAccess({ roles: [...anAccess().roles, ...holding("alice", "UsersReader")] }) },
        { why: "desk-administrator", customerName },
      ],
      [
        "forecast: nobody privileged, the operator has no role",
        { operatorStanding: { groups: [], entraRoles: [] } },
        needs("Authentication Administrator"),
      ],
      [
        "forecast: an administrator is out of reach",
        { access: open, targetStanding: globalAdministrator },
        needs("Privileged Authentication Administrator"),
      ],
      [
        "forecast: a restricted unit is out of reach",
        { target: aPerson("Alice Anders", { managementRestricted: true }) },
        needs("Privileged Authentication Administrator"),
      ],
      [
        "a desk rule goes before the forecast",
        { target: self, operatorStanding: { groups: [], entraRoles: [] } },
        { why: "desk-own-account" },
      ],
    ];
    for (const [name, part, denial] of table) {
      it(name, () => {
        assert.deepEqual(denialOf(part), denial);
      });
    }
    it("its own rules bind a Global Administrator, too", () => {
      const operatorStanding = { groups: [], entraRoles: ids("Global Administrator") };
      assert.deepEqual(denialOf({ operatorStanding, target: self }), { why: "desk-own-account" });
    });
    it("the same object id in another tenant is another account", () => {
      assert.equal(denialOf({ target: { ...self, tenantId: "other" } })?.why, "desk-same-person");
    });
  });

  it("mayFindPeople: Users Reader or User Administrator, nothing else", () => {
    const may = (...held: Parameters<typeof holding>[1][]) =>
      mayFindPeople(aQuestion({ access: anAccess({ roles: holding("olive", ...held) }) }));
    assert.deepEqual(
      [may("UsersReader"), may("UserAdministrator"), may("AuthenticationMethodsWriter", "DeskLead"), may()],
      [true, true, false, false],
    );
  });
});
