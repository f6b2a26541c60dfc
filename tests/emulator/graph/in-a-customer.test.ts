import assert from "node:assert/strict";
import { roleIds } from "../../../emulator/directory/role-ids.ts";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { personId } from "../../../emulator/seed/person-builder.ts";
import {
  type Answer,
  graphError,
  type LocalMicrosoft,
  type Sending,
  startLocalMicrosoft,
  valueOf,
} from "../local-microsoft.ts";

const mobile = "3179e48a-750b-4051-897c-87b9720928f7";

describe("a delegated operator in a customer of the local Graph", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  afterEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  const inContoso = async (path: string, sending?: Sending): Promise<Answer> =>
    await microsoft.graphIn({ tenantId: tenantIds.contoso, userId: peopleIds.olivia }, path, sending);
  const alice = `/v1.0/users/${targetIds.aliceArcher}`;
  const conrad = personId("contoso.com", "Conrad Contact");
  const only = (...names: (keyof typeof roleIds)[]): void => {
    const roles = names.map((name) => roleIds[name]);
    const [delegation] = microsoft.tenant(tenantIds.contoso).delegations;
    Object.assign(delegation!, { roles });
    Object.assign(delegation!.assignments[0]!, { roles });
  };

  it("sees the people and their methods, numbers masked as for any Authentication Administrator", async () => {
    assert.equal(valueOf(await inContoso("/v1.0/users")).length, microsoft.tenant(tenantIds.contoso).users.size);
    const phones = valueOf(await inContoso(`${alice}/authentication/phoneMethods`));
    assert.match(String(phones[0]?.["phoneNumber"]), /^\+X X+01$/);
  });

  it("removes a method, and reaches no administrator above the role", async () => {
    const remove = async (user: string): Promise<Answer> =>
      await inContoso(`/v1.0/users/${user}/authentication/phoneMethods/${mobile}`, { method: "DELETE" });
    assert.equal((await remove(targetIds.aliceArcher)).status, 204);
    assert.equal(graphError(await remove(conrad)).code, "accessDenied");
    only("Privileged Authentication Administrator", "Directory Readers");
    assert.equal((await remove(conrad)).status, 204);
  });

  it("sees whole numbers with a privileged role", async () => {
    only("Privileged Authentication Administrator", "Directory Readers");
    const phones = valueOf(await inContoso(`${alice}/authentication/phoneMethods`));
    assert.equal(phones[0]?.["phoneNumber"], "+1 2025550101");
  });

  it("sees nobody without a role that reads the directory, but works on a user whose id is known", async () => {
    only("Authentication Administrator");
    for (const path of ["/v1.0/users", alice, `${alice}/transitiveMemberOf`]) {
      assert.equal(graphError(await inContoso(path)).code, "Authorization_RequestDenied", path);
    }
    assert.equal((await inContoso(`${alice}/authentication/phoneMethods`)).status, 200);
    assert.equal((await inContoso(`${alice}/revokeSignInSessions`, { method: "POST" })).status, 200);
  });

  it("may not touch methods with directory roles alone", async () => {
    only("Directory Readers");
    assert.equal(graphError(await inContoso(`${alice}/authentication/methods`)).code, "accessDenied");
    const revoke = await inContoso(`${alice}/revokeSignInSessions`, { method: "POST" });
    assert.equal(graphError(revoke).code, "Authorization_RequestDenied");
  });

  it("gets the registration report where the delegated roles have it, and not elsewhere", async () => {
    const report = "/v1.0/reports/authenticationMethods/userRegistrationDetails";
    const answer = await inContoso(report);
    assert.equal(graphError(answer).code, "Authentication_RequestFromUnsupportedUserRole");
    const fabrikam = { tenantId: tenantIds.fabrikam, userId: peopleIds.olivia };
    assert.equal(valueOf(await microsoft.graphIn(fabrikam, report)).length, 100);
  });

  it("loses the way at once when the assignment goes, with a token in hand", async () => {
    const token = String(
      (await microsoft.refresh(await microsoft.refreshToken(peopleIds.olivia), tenantIds.contoso)).body["access_token"],
    );
    const ask = async (): Promise<number> =>
      (await microsoft.send(`${microsoft.graphUrl}${alice}`, { headers: { authorization: `Bearer ${token}` } })).status;
    assert.equal(await ask(), 200);
    microsoft.tenant(tenantIds.contoso).delegations = [];
    assert.equal(await ask(), 403);
  });
});
