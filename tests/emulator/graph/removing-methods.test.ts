import assert from "node:assert/strict";
import { peopleIds, targetIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, graphError, type LocalMicrosoft, startLocalMicrosoft, valueOf } from "../local-microsoft.ts";

const mobile = "phoneMethods/3179e48a-750b-4051-897c-87b9720928f7";
const alternate = "phoneMethods/b6332ec1-7057-4abe-9331-3d72feddfe41";
const office = "phoneMethods/e37fc753-ff3b-4958-9484-eaa9425c82bc";

describe("removing methods at the local Graph", () => {
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

  const of = (id: string, rest: string, version: string): string => `/${version}/users/${id}/authentication/${rest}`;
  /** As the privileged operator, who is never refused for her role. */
  const send = async (method: string, path: string): Promise<Answer> =>
    await microsoft.graph(peopleIds.priya, path, { method });
  const remove = async (id: string, rest: string, version = "v1.0"): Promise<Answer> =>
    await send("DELETE", of(id, rest, version));
  const deactivate = async (id: string, token: string, version = "beta"): Promise<Answer> =>
    await send("POST", of(id, `hardwareOathMethods/${token}/deactivate`, version));
  const ids = (id: string, type: string): string[] =>
    microsoft
      .user(id)
      .methods.filter((method) => method.type === `${type}AuthenticationMethod`)
      .map((method) => method.id);
  const kinds = (id: string): string[] =>
    microsoft.user(id).methods.map((method) => method.type.replace("AuthenticationMethod", ""));

  it("carries out a whole reset in the right order, and leaves what a reset keeps", async () => {
    const astrid = targetIds.astridAllround;
    const [token = ""] = ids(astrid, "hardwareOath");
    const [iphone = "", galaxy = ""] = ids(astrid, "microsoftAuthenticator");
    assert.equal((await deactivate(astrid, token)).status, 204);
    for (const path of [`softwareOathMethods/${ids(astrid, "softwareOath")[0]}`, office, mobile]) {
      assert.equal((await remove(astrid, path)).status, 204, path);
    }
    assert.equal((await remove(astrid, `microsoftAuthenticatorMethods/${galaxy}`)).status, 204);
    assert.equal((await remove(astrid, `microsoftAuthenticatorMethods/${iphone}`)).status, 204);
    assert.deepEqual(kinds(astrid), ["password", "hardwareOath", "fido2", "windowsHelloForBusiness"]);
    assert.equal(microsoft.user(astrid).preferences.userPreferredMethodForSecondaryAuthentication, "none");
  });

  it("refuses the default app while others remain, in the words of that backend", async () => {
    const [iphone = ""] = ids(targetIds.astridAllround, "microsoftAuthenticator");
    assert.deepEqual(graphError(await remove(targetIds.astridAllround, `microsoftAuthenticatorMethods/${iphone}`)), {
      status: 400,
      code: "badRequest",
      message:
        "Cannot delete default method with other methods configured. Please change default method before deletion.",
    });
  });

  it("refuses the default phone while others remain, in the other words", async () => {
    assert.equal((await remove(targetIds.maxMany, alternate)).status, 204);
    assert.deepEqual(graphError(await remove(targetIds.maxMany, mobile)), {
      status: 400,
      code: "badRequest",
      message:
        "The requested authentication method id of [3179e48a-750b-4051-897c-87b9720928f7] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed",
    });
  });

  it("lets the default go as the last one", async () => {
    assert.equal((await remove(targetIds.paulaPhone, mobile)).status, 204);
    assert.deepEqual(kinds(targetIds.paulaPhone), ["password"]);
  });

  it("refuses the mobile number while the alternate one is there", async () => {
    const error = graphError(await remove(targetIds.beaBackup, mobile));
    assert.deepEqual([error.status, error.code], [400, "badRequest"]);
    assert.match(error.message, /alternate mobile/);
  });

  it("lets the catch of two numbers be solved by another default, and not otherwise", async () => {
    const refused = graphError(await remove(targetIds.beaBackup, alternate));
    assert.deepEqual([refused.status, refused.code], [400, "badRequest"]);
    assert.match(refused.message, /matches the user's current default authentication method, and cannot be deleted/);
    const body = { userPreferredMethodForSecondaryAuthentication: "sms" };
    const path = of(targetIds.beaBackup, "signInPreferences", "beta");
    assert.equal((await microsoft.graph(peopleIds.priya, path, { method: "PATCH", body })).status, 204);
    assert.equal((await remove(targetIds.beaBackup, alternate)).status, 204);
    assert.equal((await remove(targetIds.beaBackup, mobile)).status, 204);
  });

  it("refuses a default that is not registered or not one at all", async () => {
    for (const value of ["push", "pigeon", 7]) {
      const body = { userPreferredMethodForSecondaryAuthentication: value };
      const path = of(targetIds.beaBackup, "signInPreferences", "beta");
      const answer = await microsoft.graph(peopleIds.priya, path, { method: "PATCH", body });
      assert.equal(graphError(answer).code, "badRequest");
    }
  });

  it("can count hidden registrations and kept methods as others", async () => {
    microsoft.world.conditions.hiddenRegistrationFor.add(targetIds.paulaPhone);
    assert.equal((await remove(targetIds.paulaPhone, mobile)).status, 400);
    const [galaxy = ""] = ids(targetIds.taraTap, "microsoftAuthenticator");
    microsoft.world.conditions.keptMethodsCount = true;
    assert.equal((await remove(targetIds.taraTap, `microsoftAuthenticatorMethods/${galaxy}`)).status, 400);
    microsoft.world.conditions.keptMethodsCount = false;
    assert.equal((await remove(targetIds.taraTap, `microsoftAuthenticatorMethods/${galaxy}`)).status, 204);
  });

  it("answers a second delete and an id of another kind with the backend's 404", async () => {
    assert.equal((await remove(targetIds.paulaPhone, mobile)).status, 204);
    assert.equal(graphError(await remove(targetIds.paulaPhone, mobile)).code, "resourceNotFound");
    const wrong = await remove(
      targetIds.astridAllround,
      `softwareOathMethods/${ids(targetIds.astridAllround, "microsoftAuthenticator")[0]}`,
    );
    assert.equal(wrong.status, 404);
    assert.equal(
      graphError(await remove("11111111-1111-4111-8111-111111111111", mobile)).code,
      "Request_ResourceNotFound",
    );
  });

  it("has no delete on the generic path: the raw body, without an error", async () => {
    const answer = await remove(targetIds.paulaPhone, mobile.replace("phoneMethods", "methods"));
    assert.deepEqual([answer.status, Object.keys(answer.body)], [404, ["Message", "MessageDetail"]]);
    assert.ok(kinds(targetIds.paulaPhone).includes("phone"));
  });

  it("never deletes the password", async () => {
    assert.equal(
      (await remove(targetIds.paulaPhone, "passwordMethods/28c10230-6103-485e-b985-444c60001490")).status,
      405,
    );
  });

  it("deactivates a hardware token on beta: it stays, no longer activated, and only once", async () => {
    const [active = "", idle = ""] = ids(targetIds.ottoOath, "hardwareOath");
    assert.equal((await deactivate(targetIds.ottoOath, active, "v1.0")).status, 405);
    assert.equal((await deactivate(targetIds.ottoOath, active)).status, 204);
    const listed = valueOf(
      await microsoft.graph(peopleIds.priya, of(targetIds.ottoOath, "hardwareOathMethods?$expand=device", "beta")),
    );
    assert.deepEqual(
      listed.map(({ device }) => (device as { status: string }).status),
      ["assigned", "assigned"],
    );
    for (const token of [active, idle]) {
      assert.equal((await deactivate(targetIds.ottoOath, token)).status, 400);
    }
    assert.equal((await remove(targetIds.ottoOath, `hardwareOathMethods/${idle}`, "beta")).status, 204);
  });

  it("takes external methods by $ref and the QR code without an id", async () => {
    const [external = ""] = ids(targetIds.quentinCode, "external");
    assert.equal((await remove(targetIds.quentinCode, `externalAuthenticationMethods/${external}`)).status, 405);
    assert.equal((await remove(targetIds.quentinCode, `externalAuthenticationMethods/${external}/$ref`)).status, 204);
    assert.equal((await remove(targetIds.quentinCode, "qrCodePinMethod", "beta")).status, 204);
    assert.equal((await remove(targetIds.quentinCode, "qrCodePinMethod", "beta")).status, 404);
  });

  it("treats a number registered again as a new one with the old id", async () => {
    microsoft.world.conditions.readLagMs = 60_000;
    const user = microsoft.user(targetIds.paulaPhone);
    const [phone] = user.methods.filter((method) => method.type === "phoneAuthenticationMethod");
    await remove(user.id, mobile);
    user.methods.push({ ...phone!, createdDateTime: microsoft.now().toISOString() });
    const listed = valueOf(await microsoft.graph(peopleIds.priya, of(user.id, "phoneMethods", "v1.0")));
    assert.equal(listed.length, 1);
  });
});
