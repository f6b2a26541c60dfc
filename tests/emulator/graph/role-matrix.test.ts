import assert from "node:assert/strict";
import { type RoleName, roleIds } from "../../../emulator/directory/role-ids.ts";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { graphError, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

const operators = {
  "Authentication Administrator": peopleIds.olivia,
  "Privileged Authentication Administrator": peopleIds.priya,
  "Global Administrator": targetIds.gloriaGlobalAdmin,
  "User Administrator": targetIds.ullaUserAdmin,
  "Helpdesk Administrator": targetIds.henryHelpdesk,
  "Global Reader": peopleIds.ravi,
  "Authentication Policy Administrator": targetIds.pennyPolicyAdmin,
  none: peopleIds.umar,
} as const;
type Operator = keyof typeof operators;

/** Who may delete a phone of a target with this role, and who may end her sessions (facts: identity.md §3.4). */
const all: readonly Operator[] = [
  "Authentication Administrator",
  "Privileged Authentication Administrator",
  "Global Administrator",
];
const privileged: readonly Operator[] = ["Privileged Authentication Administrator", "Global Administrator"];
const reach: Partial<Record<RoleName | "none", { methods: readonly Operator[]; sessions: readonly Operator[] }>> = {
  none: { methods: all, sessions: [...all, "User Administrator", "Helpdesk Administrator"] },
  "Authentication Administrator": { methods: all, sessions: all },
  "Directory Readers": { methods: all, sessions: [...all, "User Administrator", "Helpdesk Administrator"] },
  "Reports Reader": { methods: all, sessions: [...all, "User Administrator", "Helpdesk Administrator"] },
  "Helpdesk Administrator": {
    methods: privileged,
    sessions: [...privileged, "User Administrator", "Helpdesk Administrator"],
  },
  "User Administrator": { methods: privileged, sessions: [...privileged, "User Administrator"] },
  "Groups Administrator": { methods: privileged, sessions: [...privileged, "User Administrator"] },
  "Global Administrator": { methods: privileged, sessions: privileged },
  "Privileged Authentication Administrator": { methods: privileged, sessions: privileged },
  "Exchange Administrator": { methods: privileged, sessions: privileged },
};

describe("the role matrix of the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  beforeEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  const target = targetIds.paulaPhone;
  const phoneOf = (id: string): string =>
    `/v1.0/users/${id}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;
  const status = async (operator: string, method: string, path: string): Promise<number> =>
    (await microsoft.graph(operator, path, { method })).status;

  for (const [role, { methods, sessions }] of Object.entries(reach)) {
    it(`lets ${methods.length} of ${Object.keys(operators).length} operators at the methods of a target with the role: ${role}`, async () => {
      for (const [operator, id] of Object.entries(operators)) {
        microsoft.world.reset();
        microsoft.user(target).roles = role === "none" ? [] : [roleIds[role as RoleName]];
        const mayEnd = sessions.includes(operator as Operator) ? 200 : 403;
        assert.equal(
          await status(id, "POST", `/v1.0/users/${target}/revokeSignInSessions`),
          mayEnd,
          `${operator}, sessions`,
        );
        const mayDelete = methods.includes(operator as Operator) ? 204 : 403;
        assert.equal(await status(id, "DELETE", phoneOf(target)), mayDelete, `${operator}, methods`);
      }
    });
  }

  it("shields members and owners of a role-assignable group, and restricted management, from an Authentication Administrator", async () => {
    for (const id of [targetIds.miraMember, targetIds.owenOwner, targetIds.rufusRestricted]) {
      const refused = await microsoft.graph(peopleIds.olivia, phoneOf(id), { method: "DELETE" });
      assert.deepEqual(graphError(refused), {
        status: 403,
        code: "accessDenied",
        message: "Request Authorization failed",
      });
      assert.equal(await status(peopleIds.priya, "DELETE", phoneOf(id)), 204);
    }
  });

  it("shields who holds a role through a group", async () => {
    const group = [...microsoft.tenant(tenantIds.northwind).groups.values()].find(
      ({ isAssignableToRole }) => !isAssignableToRole,
    )!;
    group.members.push(target);
    group.roles = [roleIds["Exchange Administrator"]];
    assert.equal(await status(peopleIds.olivia, "DELETE", phoneOf(target)), 403);
  });

  it("keeps a plain Authentication Administrator off hardware tokens; the Policy Administrator may unassign them", async () => {
    const [token] = microsoft.user(targetIds.ottoOath).methods.filter((method) => method.type.startsWith("hardware"));
    const path = `/beta/users/${targetIds.ottoOath}/authentication/hardwareOathMethods/${token!.id}`;
    assert.equal(await status(peopleIds.olivia, "POST", `${path}/deactivate`), 403);
    assert.equal(await status(peopleIds.olivia, "DELETE", path), 403);
    assert.equal(await status(targetIds.pennyPolicyAdmin, "POST", `${path}/deactivate`), 403);
    assert.equal(await status(targetIds.pennyPolicyAdmin, "DELETE", path), 204);
  });

  it("lets nobody at her own methods, whatever her role", async () => {
    assert.equal(await status(peopleIds.olivia, "DELETE", phoneOf(peopleIds.olivia)), 403);
    assert.equal(await status(targetIds.gloriaGlobalAdmin, "DELETE", phoneOf(targetIds.gloriaGlobalAdmin)), 403);
    const own = "/v1.0/me/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7";
    assert.equal(await status(peopleIds.olivia, "DELETE", own), 403);
    assert.equal(await status(peopleIds.olivia, "POST", "/v1.0/me/authentication/temporaryAccessPassMethods"), 403);
  });

  it("takes a role away at once, whatever the token still says", async () => {
    const token = await microsoft.graphToken(peopleIds.olivia);
    microsoft.user(peopleIds.olivia).roles = [];
    const headers = { authorization: `Bearer ${token}` };
    const answer = await microsoft.send(`${microsoft.graphUrl}${phoneOf(target)}`, { method: "DELETE", headers });
    assert.equal(answer.status, 403);
  });
});
