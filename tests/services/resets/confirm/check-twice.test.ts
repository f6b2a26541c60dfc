import assert from "node:assert/strict";
import { roles } from "../../../../core/access/roles.ts";
import { anAccess, anAccessWith, holding } from "../../../support/builders/an-access.ts";
import { aMobile, anAuthenticator } from "../../../support/builders/methods.ts";
import { aPerson } from "../../../support/builders/people.ts";
import { aDesk, type Desk, resetMfaOf } from "../../../support/fakes/a-desk.ts";
import type { Someone } from "../../../support/fakes/a-world.ts";

/** Alice as she was when the summary was made; `change` is what happens before Confirm. */
async function changedInBetween(change: (alice: Someone, desk: Desk) => void) {
  const desk = aDesk();
  const alice = desk.world.has(aPerson("Alice Anders"), [aMobile(), anAuthenticator()], "push");
  const resets = await resetMfaOf(desk, ["alice"], () => {
    change(alice, desk);
  });
  return { desk, reset: resets[0] };
}

describe("check twice", () => {
  const denials: [string, string, (alice: Someone, desk: Desk) => void][] = [
    [
      "the operator's desk role was taken away",
      "desk-role-missing",
      (_alice, { file }) => {
        file.access = anAccess({ roles: holding("olive", "UsersReader") });
      },
    ],
    [
      "the target was put in `never`",
      "desk-never",
      (_alice, { file }) => {
        file.access = anAccessWith({ never: ["alice"] });
      },
    ],
    [
      "the target became an administrator",
      "desk-administrator",
      (alice) => {
        alice.standing = { ...alice.standing, entraRoles: [roles["Global Administrator"]] };
      },
    ],
    [
      "the operator's Entra role ran out",
      "entra-role-missing",
      (_alice, { world }) => {
        world.operator = { groups: [], entraRoles: [] };
      },
    ],
  ];
  for (const [name, why, change] of denials) {
    it(`${name}: nothing is removed, the denial is said and recorded`, async () => {
      const { desk, reset } = await changedInBetween(change);
      assert.deepEqual(desk.world.removals(), []);
      assert.equal(reset?.state, "ended");
      assert.equal(reset.outcome?.denial?.why, why);
      assert.equal(reset.outcome.verdict, "failed");
      assert.deepEqual(desk.audit.kinds(), ["denied", "ended"]);
    });
  }

  const changes: [string, (alice: Someone) => void][] = [
    ["a method came", (alice) => alice.methods.push(anAuthenticator({ id: "second" }))],
    ["a method went", (alice) => alice.methods.pop()],
    [
      "a number was registered again",
      (alice) => {
        alice.methods = [aMobile({ addedAt: "2026-11-24T14:04:00Z" }), anAuthenticator()];
      },
    ],
    ["a kept method came", (alice) => alice.methods.push({ id: "key", kind: "passkey" })],
  ];
  for (const [name, change] of changes) {
    it(`${name}: nothing is removed, and a fresh summary is asked for`, async () => {
      const { desk, reset } = await changedInBetween(change);
      assert.deepEqual(desk.world.removals(), []);
      assert.equal(reset?.state, "superseded");
      assert.deepEqual(
        desk.events.map(({ kind }) => kind),
        ["finished", "changed"],
      );
      const changed = desk.events.find((event) => event.kind === "changed");
      assert.equal(changed?.fresh.kind, "review");
      assert.ok(!desk.audit.kinds().includes("begun"));
    });
  }
  it("became an administrator where those may be reset: nobody was warned, so it is asked again, with the warning", async () => {
    const { desk, reset } = await changedInBetween((alice, { file }) => {
      file.access = anAccessWith({ mayResetAdministrators: true });
      alice.standing = { ...alice.standing, entraRoles: [roles["Global Administrator"]] };
    });
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(reset?.state, "superseded");
    const changed = desk.events.find((event) => event.kind === "changed");
    assert.equal(changed?.fresh.kind === "review" && changed.fresh.resets[0]?.administrator, true);
  });
  it("the fresh summary can't be made: that is told", async () => {
    const { desk, reset } = await changedInBetween((alice, { world }) => {
      alice.methods.pop();
      // One at the press, one for its job.
      world.doors = 2;
    });
    assert.equal(reset?.state, "superseded");
    assert.deepEqual(
      desk.events.map(({ kind }) => kind),
      ["finished", "troubled"],
    );
  });
  it("another label or another name is no change", async () => {
    const { desk, reset } = await changedInBetween((alice) => {
      alice.methods = [anAuthenticator({ label: "Pixel 9" }), aMobile({ label: "other" })];
    });
    assert.equal(reset?.outcome?.verdict, "complete");
    assert.equal(desk.world.removals().length, 2);
  });
  it("the person is gone: nothing is removed", async () => {
    const { desk, reset } = await changedInBetween((_alice, { world }) => {
      world.people.get("alice")!.gone = true;
    });
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(reset?.outcome?.stoppedBy, "person-gone");
  });
  it("the methods can't be read again: nothing is removed", async () => {
    const { desk, reset } = await changedInBetween((alice) => {
      alice.unreadable = "graph-throttled";
    });
    assert.deepEqual(desk.world.removals(), []);
    assert.equal(reset?.outcome?.stoppedBy, "graph-throttled");
  });
});
