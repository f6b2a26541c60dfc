import assert from "node:assert/strict";
import fc from "fast-check";
import type { DeskRole } from "../../../core/access/access.ts";
import { actionsFor, type CustomerStanding, maySeePeople } from "../../../core/access/actions.ts";
import { roles } from "../../../core/access/roles.ts";

const contoso = { tenantId: "c", name: "Contoso", home: false };
const home = { tenantId: "h", name: "Northwind", home: true };
const writer: readonly DeskRole[] = ["UsersReader", "AuthenticationMethodsWriter"];

describe("core/actions", () => {
  it("both where every selected customer has the desk roles; nothing where nobody is selected", () => {
    const standings = [home, contoso].map((customer) => ({ customer, deskRoles: writer }));
    assert.deepEqual(actionsFor(standings), { allowed: ["reset", "revoke-sessions"], missing: [] });
    assert.deepEqual(actionsFor([]), { allowed: [], missing: [] });
  });

  it("one customer without the role takes the actions away and is named with it", () => {
    const { allowed, missing } = actionsFor([
      { customer: home, deskRoles: writer },
      { customer: contoso, deskRoles: ["UserAdministrator"] },
    ]);
    assert.deepEqual(allowed, []);
    const why = { customer: contoso, why: "desk-role-missing", role: "AuthenticationMethodsWriter" };
    assert.deepEqual(missing, [
      { action: "reset", ...why },
      { action: "revoke-sessions", ...why },
    ]);
  });

  it("who may not even see people is told that first", () => {
    const { missing } = actionsFor([{ customer: contoso, deskRoles: ["AuthenticationMethodsWriter"] }]);
    assert.ok(missing.every((one) => one.why === "desk-role-missing" && one.role === "UsersReader"));
  });

  it("Entra roles count where they are known, and never where they are not", () => {
    const standing = (entraRoles?: string[]): CustomerStanding => ({
      customer: home,
      deskRoles: writer,
      ...(entraRoles && { entraRoles }),
    });
    assert.equal(actionsFor([standing()]).allowed.length, 2);
    assert.equal(actionsFor([standing([roles["Authentication Administrator"]])]).allowed.length, 2);
    const { allowed, missing } = actionsFor([standing([roles["Global Reader"]])]);
    assert.deepEqual(allowed, []);
    assert.deepEqual(missing[0], {
      action: "reset",
      customer: home,
      why: "entra-role-missing",
      needs: "Authentication Administrator",
    });
  });

  it("adding a customer never adds an action", () => {
    const deskRole = fc.constantFrom<DeskRole>(
      "UsersReader",
      "UserAdministrator",
      "AuthenticationMethodsWriter",
      "DeskLead",
    );
    const standing = fc.record({ customer: fc.constantFrom(home, contoso), deskRoles: fc.uniqueArray(deskRole) });
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1 }), standing, (some, more) => {
        const before = actionsFor(some).allowed;
        const after = actionsFor([...some, more]);
        assert.ok(after.allowed.every((action) => before.includes(action)));
        if (!maySeePeople(more)) assert.deepEqual(after.allowed, []);
      }),
    );
  });
});
