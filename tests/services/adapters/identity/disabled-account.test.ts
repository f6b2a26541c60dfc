import assert from "node:assert/strict";
import { peopleIds, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createSweep } from "../../../../services/sign-in/sweep.ts";
import { anAccess, holding } from "../../../support/builders/an-access.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { memoryPreferences } from "../../../support/fakes/memory-preferences.ts";

describe("the sweep, against Entra and Graph over https", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await startDesk();
    await desk.signIn(peopleIds.olivia);
  });
  afterEach(() => desk.microsoft.stop());

  const sweep = () => {
    const access = anAccess({ roles: holding(peopleIds.olivia, "UsersReader") });
    return createSweep({
      ...desk,
      access: { current: () => access, fault: () => undefined },
      home: { tenantId: tenantIds.northwind, name: "Northwind", home: true },
      preferences: memoryPreferences(),
      endSignIn: (operator) => desk.tokens.signOut(operator),
    })();
  };

  it("an account that works stays", async () => {
    assert.equal(await sweep(), 0);
    assert.equal(desk.partitions.rows.size, 1);
  });
  it("a disabled account is out, although its access token would still do", async () => {
    desk.microsoft.user(peopleIds.olivia).accountEnabled = false;
    assert.equal(await sweep(), 1);
    assert.equal(desk.partitions.rows.size, 0);
  });
  it("revoked sessions are out", async () => {
    desk.microsoft.world.conditions.refreshTokensRevokedFor.add(peopleIds.olivia);
    assert.equal(await sweep(), 1);
  });
  it("a policy that wants a second factor now is no reason", async () => {
    desk.microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
    assert.equal(await sweep(), 0);
    assert.equal(desk.partitions.rows.size, 1);
  });
});
