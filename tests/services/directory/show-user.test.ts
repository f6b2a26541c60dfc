import assert from "node:assert/strict";
import { roles } from "../../../core/access/roles.ts";
import { Problem } from "../../../core/problem.ts";
import { createShowUser } from "../../../services/directory/show-user.ts";
import type { OpenTenant } from "../../../services/tenants/open-tenant.ts";
import { anAccess, anAccessWith, holding } from "../../support/builders/an-access.ts";
import { aMobile, anAuthenticator, aPasskey } from "../../support/builders/methods.ts";
import { anOperator, aPerson, home } from "../../support/builders/people.ts";
import { now } from "../../support/builders/resets.ts";
import { World } from "../../support/fakes/a-world.ts";
import { memoryViewStore } from "../../support/fakes/memory-view-store.ts";

const alice = aPerson("Alice Anders");
const asked = { operator: anOperator(), conversationId: "personal-olive" };
const aliceKey = { ...asked, tenantId: home.tenantId, objectId: "alice" };

function aRoom(access = anAccess(), door?: OpenTenant) {
  const world = new World();
  const someone = world.has(alice, [aMobile(), anAuthenticator(), aPasskey()], "push");
  world.directory = {
    details: () => Promise.resolve({ person: alice, more: { manager: "Mona Manager", lastSignIn: "unreadable" } }),
  };
  let ids = 0;
  const showUser = createShowUser({
    openTenant: door ?? world.openTenant,
    access: { current: () => access, fault: () => undefined },
    home,
    entraRolesIn: () => Promise.resolve(undefined),
    views: memoryViewStore(() => now),
    now: () => now,
    newId: () => `view-${++ids}`,
  });
  return { world, someone, showUser };
}

describe("services/directory/show-user", () => {
  it("shows person, manager, roles and what a reset would do with each method", async () => {
    const { showUser, someone } = aRoom(anAccessWith({ mayResetAdministrators: true }));
    someone.standing = { entraRoles: [roles["Reports Reader"], "custom-1"], groups: [], inRoleAssignableGroup: false };
    const details = await showUser.open(aliceKey);
    assert.equal(details.person.displayName, "Alice Anders");
    assert.deepEqual(details.more, { manager: "Mona Manager", lastSignIn: "unreadable" });
    assert.deepEqual(details.roles, ["Reports Reader", "custom role"]);
    assert.ok("plan" in details.methods);
    assert.deepEqual(
      details.methods.plan.removals.map(({ method }) => method.kind),
      ["mobile-phone", "authenticator"],
    );
    assert.deepEqual(
      details.methods.plan.kept.map(({ method }) => method.kind),
      ["passkey"],
    );
    assert.equal(details.methods.plan.preferred, "push");
    assert.deepEqual(details.decision, { allowed: true, targetIsAdministrator: true });
    assert.deepEqual(details.actions, ["reset", "revoke-sessions"]);
    assert.deepEqual(details.view.state, { kind: "user", tenantId: home.tenantId, objectId: "alice", tab: "summary" });
  });

  it("a tab is remembered, and everything is read anew", async () => {
    const { showUser, world } = aRoom();
    const { view } = await showUser.open(aliceKey);
    world.has(alice, []);
    const details = await showUser.press({ ...asked, viewId: view.id, tab: "methods" });
    assert.deepEqual([details.view.version, details.view.state.tab], [2, "methods"]);
    assert.ok("plan" in details.methods && details.methods.plan.removals.length === 0);
  });

  it("unreadable methods hide nothing else", async () => {
    const { showUser, someone } = aRoom();
    someone.unreadable = "graph-forbidden";
    const details = await showUser.open(aliceKey);
    assert.deepEqual(details.methods, { unreadable: "graph-forbidden" });
    assert.equal(details.person.displayName, "Alice Anders");
  });

  it("where the person's roles can't be read nothing is decided and no action is offered", async () => {
    const { showUser, world } = aRoom();
    const { openTenant } = world;
    const refuse = () => Promise.reject(new Problem("graph-forbidden"));
    const closed = async (...door: Parameters<typeof openTenant>) => {
      const tenant = await openTenant(...door);
      return { ...tenant, standings: { ...tenant.standings, ofTarget: refuse } };
    };
    const details = await aRoom(anAccess(), closed).showUser.open(aliceKey);
    assert.deepEqual([details.roles, details.decision, details.actions], [undefined, undefined, []]);
    assert.equal((await showUser.open(aliceKey)).actions.length, 2);
  });

  it("a denial keeps the actions away", async () => {
    const reader = aRoom(anAccess({ roles: holding(anOperator().objectId, "UsersReader") }));
    const details = await reader.showUser.open(aliceKey);
    assert.equal(details.decision?.allowed, false);
    assert.deepEqual(details.actions, []);
    const never = await aRoom(anAccessWith({ never: ["alice"] })).showUser.open(aliceKey);
    assert.deepEqual([never.decision?.allowed, never.actions], [false, []]);
  });

  it("somebody who is gone is said to be gone; trouble of the bot's own stops it", async () => {
    const { showUser, world, someone } = aRoom();
    someone.unreadable = "store-unavailable";
    await assert.rejects(showUser.open(aliceKey), { code: "store-unavailable" });
    delete someone.unreadable;
    world.directory = { details: () => Promise.resolve(undefined) };
    await assert.rejects(showUser.open(aliceKey), { code: "person-gone" });
  });
});
