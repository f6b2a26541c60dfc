import assert from "node:assert/strict";
import {
  holdsPrivilegedRole,
  type MethodsForecast,
  mayActOnMethods,
  type RoleName,
  roleName,
  roles,
} from "../../../core/access/roles.ts";

const authentication = [roles["Authentication Administrator"]];
const privileged = [roles["Privileged Authentication Administrator"]];
const global = [roles["Global Administrator"]];
const user = [roles["User Administrator"]];
const helpdesk = [roles["Helpdesk Administrator"]];

const open: RoleName[] = [
  "Authentication Administrator",
  "Directory Readers",
  "Guest Inviter",
  "Password Administrator",
  "Message Center Reader",
  "Reports Reader",
  "Usage Summary Reports Reader",
  "User Experience Success Manager",
];

function forecast(
  operator: readonly string[] | undefined,
  entraRoles: readonly string[],
  inRoleAssignableGroup = false,
) {
  return mayActOnMethods(operator, { entraRoles, inRoleAssignableGroup });
}

describe("core/roles", () => {
  describe("mayActOnMethods: the whole table of facts/identity.md §3.4", () => {
    const names = Object.keys(roles) as RoleName[];
    for (const name of [undefined, ...names]) {
      const held = name === undefined ? [] : [roles[name]];
      const isOpen = name === undefined || open.includes(name);
      it(`a target with ${name ?? "no role"}`, () => {
        const byAuthentication: MethodsForecast = isOpen ? "yes" : "needs-privileged";
        const byOthers: MethodsForecast = isOpen ? "needs-authentication-administrator" : "needs-privileged";
        assert.equal(forecast(authentication, held), byAuthentication);
        assert.equal(forecast(privileged, held), "yes");
        assert.equal(forecast(global, held), "yes");
        assert.equal(forecast(user, held), byOthers);
        assert.equal(forecast(helpdesk, held), byOthers);
        assert.equal(forecast([], held), byOthers);
        assert.equal(forecast(undefined, held), "unknown");
      });
    }

    it("a target in a role-assignable group", () => {
      assert.equal(forecast(authentication, [], true), "needs-privileged");
      assert.equal(forecast(user, [], true), "needs-privileged");
      assert.equal(forecast(privileged, [], true), "yes");
      assert.equal(forecast(global, [], true), "yes");
    });

    it("a target with a custom role", () => {
      assert.equal(forecast(authentication, ["11111111-1111-4111-8111-111111111111"]), "needs-privileged");
      assert.equal(forecast(privileged, ["11111111-1111-4111-8111-111111111111"]), "yes");
    });

    it("one privileged role among open ones decides", () => {
      const held = [roles["Directory Readers"], roles["Helpdesk Administrator"]];
      assert.equal(forecast(authentication, held), "needs-privileged");
    });

    it("ids are compared without regard to case", () => {
      assert.equal(forecast([roles["Global Administrator"].toUpperCase()], [roles["Global Administrator"]]), "yes");
      assert.equal(forecast(authentication, [roles["Directory Readers"].toUpperCase()]), "yes");
    });
  });

  it("holdsPrivilegedRole", () => {
    assert.equal(holdsPrivilegedRole([]), false);
    assert.equal(holdsPrivilegedRole(open.map((name) => roles[name])), false);
    assert.equal(holdsPrivilegedRole(global), true);
  });

  it("roleName", () => {
    assert.equal(roleName("C4E39BD9-1100-46d3-8c65-fb160da0071f"), "Authentication Administrator");
    assert.equal(roleName("11111111-1111-4111-8111-111111111111"), "custom role");
  });
});
