import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, graphError, type LocalMicrosoft, startLocalMicrosoft, valueOf } from "../local-microsoft.ts";

describe("sessions and Temporary Access Passes at the local Graph", () => {
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

  const revoke = async (id: string): Promise<Answer> =>
    await microsoft.graph(peopleIds.olivia, `/v1.0/users/${id}/revokeSignInSessions`, { method: "POST" });
  const passes = (id: string): string => `/v1.0/users/${id}/authentication/temporaryAccessPassMethods`;
  const create = async (id: string, body: object): Promise<Answer> =>
    await microsoft.graph(peopleIds.olivia, passes(id), { method: "POST", body });

  it("ends sessions with 200 and value true", async () => {
    const answer = await revoke(targetIds.aliceAnders);
    assert.deepEqual([answer.status, answer.body["value"]], [200, true]);
    assert.ok(microsoft.user(targetIds.aliceAnders).sessionsValidFrom > 0);
  });

  it("says the same for a guest, and does nothing", async () => {
    const answer = await revoke(targetIds.gitaGuest);
    assert.deepEqual([answer.status, answer.body["value"]], [200, true]);
    assert.equal(microsoft.user(targetIds.gitaGuest).sessionsValidFrom, 0);
  });

  it("refuses with the words of the directory", async () => {
    assert.equal(graphError(await revoke(targetIds.gloriaGlobalAdmin)).code, "Authorization_RequestDenied");
    assert.equal(graphError(await revoke("nobody@northwind.example")).code, "Request_ResourceNotFound");
  });

  it("shows a new pass once, and one per person", async () => {
    const created = await create(targetIds.taraTap, { lifetimeInMinutes: 60, isUsableOnce: true });
    assert.equal(created.status, 201);
    assert.equal(String(created.body["temporaryAccessPass"]).length, 8);
    const listed = valueOf(await microsoft.graph(peopleIds.olivia, passes(targetIds.taraTap)));
    assert.equal(listed.length, 1);
    assert.deepEqual([listed[0]?.["temporaryAccessPass"], listed[0]?.["id"]], [null, created.body["id"]]);
    const path = `${passes(targetIds.taraTap)}/${String(created.body["id"])}`;
    assert.equal((await microsoft.graph(peopleIds.olivia, path, { method: "DELETE" })).status, 204);
  });

  it("takes an empty wish and a later start", async () => {
    const usual = await create(targetIds.noraNothing, {});
    assert.deepEqual([usual.body["lifetimeInMinutes"], usual.body["isUsable"]], [60, true]);
    const startDateTime = new Date(microsoft.now().getTime() + 3_600_000).toISOString();
    const later = await create(targetIds.noraNothing, { startDateTime });
    assert.deepEqual([later.body["isUsable"], later.body["methodUsabilityReason"]], [false, "NotYetValid"]);
  });

  it("refuses lifetimes outside the tenant's policy and starts that are no time", async () => {
    for (const body of [
      { lifetimeInMinutes: 59 },
      { lifetimeInMinutes: 481 },
      { lifetimeInMinutes: "60" },
      { startDateTime: "soon" },
    ]) {
      const error = graphError(await create(targetIds.noraNothing, body));
      assert.deepEqual([error.status, error.code], [400, "badRequest"], JSON.stringify(body));
    }
  });

  it("refuses a pass for an administrator", async () => {
    assert.equal(graphError(await create(targetIds.gloriaGlobalAdmin, {})).code, "accessDenied");
  });

  it("keeps per-user MFA behind its own scope and role", async () => {
    const path = `/beta/users/${targetIds.aliceAnders}/authentication/requirements`;
    assert.equal(graphError(await microsoft.graph(targetIds.pennyPolicyAdmin, path)).code, "accessDenied");
    microsoft.tenant(tenantIds.northwind).consents.add("Policy.ReadWrite.AuthenticationMethod");
    assert.equal((await microsoft.graph(targetIds.pennyPolicyAdmin, path)).body["perUserMfaState"], "disabled");
    const change = async (userId: string, state: string): Promise<number> =>
      (await microsoft.graph(userId, path, { method: "PATCH", body: { perUserMfaState: state } })).status;
    assert.equal(await change(peopleIds.priya, "enforced"), 403);
    assert.equal(await change(targetIds.pennyPolicyAdmin, "sometimes"), 400);
    assert.equal(await change(targetIds.pennyPolicyAdmin, "enforced"), 204);
    assert.equal(microsoft.user(targetIds.aliceAnders).perUserMfaState, "enforced");
  });

  describe("the registration report", () => {
    const path = "/v1.0/reports/authenticationMethods/userRegistrationDetails";
    const rows = async (query: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
      valueOf(await microsoft.graph(peopleIds.ravi, `${path}?${query}`));

    it("needs a reader's role and the licence", async () => {
      const role = graphError(await microsoft.graph(peopleIds.olivia, path));
      assert.deepEqual([role.status, role.code], [403, "Authentication_RequestFromUnsupportedUserRole"]);
      microsoft.tenant(tenantIds.northwind).premium = false;
      const licence = graphError(await microsoft.graph(peopleIds.ravi, path));
      assert.deepEqual([licence.status, licence.code], [403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant"]);
    });

    it("omits disabled accounts, pages and filters", async () => {
      const everybody = await rows("$top=999");
      assert.equal(everybody.length, microsoft.tenant(tenantIds.northwind).users.size - 1);
      const paged = await microsoft.graph(peopleIds.ravi, `${path}?$top=2&$count=true`);
      assert.equal(paged.body["@odata.count"], everybody.length);
      const next = String(paged.body["@odata.nextLink"]).slice(microsoft.graphUrl.length);
      assert.equal(valueOf(await microsoft.graph(peopleIds.ravi, next)).length, 2);
      const filter = encodeURIComponent(
        "methodsRegistered/any(m:m eq 'hardwareOneTimePasscode') and isMfaRegistered eq true",
      );
      assert.deepEqual(
        (await rows(`$filter=${filter}&$select=userDisplayName`)).map((row) => row["userDisplayName"]),
        ["Astrid Allround", "Otto Oath", "Max Many"],
      );
    });

    it("refuses filters it does not know", async () => {
      for (const filter of ["isAdmin eq true", "isMfaRegistered ne true", "contains(userDisplayName,'a')"]) {
        const answer = await microsoft.graph(peopleIds.ravi, `${path}?$filter=${encodeURIComponent(filter)}`);
        assert.deepEqual([answer.status, graphError(answer).code], [400, "BadRequest"], filter);
      }
    });

    it("lags: what was just removed is still in it", async () => {
      const phone = `/v1.0/users/${targetIds.paulaPhone}/authentication/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7`;
      await microsoft.graph(peopleIds.olivia, phone, { method: "DELETE" });
      const one = async (): Promise<unknown> =>
        (await microsoft.graph(peopleIds.ravi, `${path}/${targetIds.paulaPhone}`)).body["isMfaRegistered"];
      assert.equal(await one(), true);
      microsoft.advance(25 * 60 * 60_000);
      assert.equal(await one(), false);
    });
  });
});
