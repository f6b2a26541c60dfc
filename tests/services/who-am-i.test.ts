import assert from "node:assert/strict";
import sinon from "sinon";
import { roles } from "../../core/access/roles.ts";
import type { OperatorTokens } from "../../services/sign-in/operator-tokens.ts";
import { createWhoAmI } from "../../services/who-am-i.ts";
import { anAccess, holding } from "../support/builders/an-access.ts";
import { anOperator, home } from "../support/builders/people.ts";
import { World } from "../support/fakes/a-world.ts";

function whoAmI(world: World, isSignedIn: boolean, file = anAccess()) {
  const access = { current: () => file, fault: () => undefined };
  const signedIn = sinon.stub<Parameters<OperatorTokens["signedIn"]>, Promise<boolean>>().resolves(isSignedIn);
  const unexpected = sinon.stub().rejects(new Error("unexpected"));
  const tokens = { signedIn, signIn: unexpected, signOut: unexpected, singleSignOnAt: unexpected };
  return createWhoAmI({ openTenant: world.openTenant, tokens, access, home });
}

describe("services/who-am-i", () => {
  it("not signed in: opens no tenant and knows no role", async () => {
    const world = new World();
    world.closed = "unexpected";
    const self = await whoAmI(world, false)(anOperator());
    assert.deepEqual(self, { signedIn: false, home, deskRoles: [] });
  });
  it("signed in: desk roles and Entra roles", async () => {
    const world = new World();
    world.operator = { groups: [], entraRoles: [roles["Authentication Administrator"]] };
    const self = await whoAmI(world, true)(anOperator());
    assert.deepEqual(self.deskRoles, [
      { role: "UsersReader", customers: ["Contoso"] },
      { role: "AuthenticationMethodsWriter", customers: ["Contoso"] },
    ]);
    assert.deepEqual(self.entraRoles, [roles["Authentication Administrator"]]);
  });
  it("with customers: where each role counts, by name, or everywhere", async () => {
    const roles = [
      ...holding(anOperator().objectId, "UsersReader"),
      ...holding(anOperator().objectId, "DeskLead").map((one) => ({ ...one, customers: ["Fabrikam"] })),
    ];
    const served = anAccess({ customers: { Fabrikam: "fabrikam", Litware: "litware" }, roles });
    const self = await whoAmI(new World(), true, served)(anOperator());
    assert.deepEqual(self.deskRoles, [
      { role: "UsersReader", customers: ["*"] },
      { role: "DeskLead", customers: ["Fabrikam"] },
    ]);
  });
  it("Entra roles that can't be read are left open", async () => {
    const self = await whoAmI(new World(), true)(anOperator());
    assert.equal("entraRoles" in self, false);
  });
  it("a sign-in gone stale is asked for again", async () => {
    const world = new World();
    world.closed = "sign-in-needed";
    await assert.rejects(whoAmI(world, true)(anOperator()), { code: "sign-in-needed" });
  });
});
