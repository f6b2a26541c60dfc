import assert from "node:assert/strict";
import { peopleIds, targetIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, graphError, type LocalMicrosoft, startLocalMicrosoft, valueOf } from "../local-microsoft.ts";

describe("reading methods at the local Graph", () => {
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

  const of = (id: string, rest: string, version = "v1.0"): string => `/${version}/users/${id}/authentication/${rest}`;
  const read = async (id: string, rest: string, version?: string): Promise<Answer> =>
    await microsoft.graph(peopleIds.olivia, of(id, rest, version));
  const types = (answer: Answer): string[] =>
    valueOf(answer).map((method) =>
      String(method["@odata.type"]).replace("#microsoft.graph.", "").replace("AuthenticationMethod", ""),
    );

  it("lists every kind in v1.0 but the hardware tokens, which beta has", async () => {
    const kinds = ["phone", "phone", "microsoftAuthenticator", "microsoftAuthenticator", "softwareOath"];
    const rest = ["fido2", "windowsHelloForBusiness"];
    assert.deepEqual(types(await read(targetIds.astridAllround, "methods")), ["password", ...kinds, ...rest]);
    assert.deepEqual(types(await read(targetIds.astridAllround, "methods", "beta")), [
      "password",
      ...kinds,
      "hardwareOath",
      ...rest,
    ]);
  });

  it("always lists the password, with the same id for everybody", async () => {
    const [password, ...others] = valueOf(await read(targetIds.noraNothing, "methods"));
    assert.equal(password?.["id"], "28c10230-6103-485e-b985-444c60001490");
    assert.equal(others.length, 0);
  });

  it("passes on a type nobody knows, and ids of passkeys that are no GUIDs", async () => {
    assert.ok(types(await read(targetIds.unaUnknown, "methods")).includes("voiceprint"));
    const [key] = valueOf(await read(targetIds.astridAllround, "fido2Methods"));
    assert.match(String(key?.["id"]), /^-/);
    const encoded = encodeURIComponent(String(key?.["id"]));
    assert.equal((await read(targetIds.astridAllround, `fido2Methods/${encoded}`)).body["model"], "YubiKey 5 NFC");
  });

  it("masks numbers for an Authentication Administrator only; the ids are fixed", async () => {
    const number = async (reader: string): Promise<unknown> =>
      valueOf(await microsoft.graph(reader, of(targetIds.astridAllround, "phoneMethods")))[0]?.["phoneNumber"];
    assert.equal(await number(peopleIds.olivia), "+XX XXXXXXXX02");
    assert.equal(await number(peopleIds.priya), "+44 7700900102");
    assert.equal(await number(peopleIds.ravi), "+44 7700900102");
    const ids = valueOf(await read(targetIds.beaBackup, "phoneMethods")).map((phone) => phone["id"]);
    assert.deepEqual(ids, ["3179e48a-750b-4051-897c-87b9720928f7", "b6332ec1-7057-4abe-9331-3d72feddfe41"]);
  });

  it("lets nobody without a role read others, but everybody herself", async () => {
    const forbidden = await microsoft.graph(peopleIds.umar, of(targetIds.astridAllround, "methods"));
    assert.deepEqual(graphError(forbidden), {
      status: 403,
      code: "accessDenied",
      message: "Request Authorization failed",
    });
    assert.equal((await microsoft.graph(targetIds.ullaUserAdmin, of(targetIds.astridAllround, "methods"))).status, 403);
    assert.equal((await microsoft.graph(peopleIds.umar, "/v1.0/me/authentication/methods")).status, 200);
  });

  it("shows hardware tokens on beta only: 405 on v1.0", async () => {
    const [token] = valueOf(await read(targetIds.astridAllround, "hardwareOathMethods?$expand=device", "beta"));
    const device = token?.["device"] as Record<string, unknown>;
    assert.deepEqual(
      [device["serialNumber"], device["status"], device["secretKey"]],
      ["GALT-100001", "activated", null],
    );
    assert.deepEqual(device["assignedTo"], { id: targetIds.astridAllround, displayName: "Astrid Allround" });
    const filter = encodeURIComponent("device/serialNumber eq 'GALT-200002'");
    const narrowed = `hardwareOathMethods?$select=id&$top=1&$filter=${filter}`;
    assert.equal(valueOf(await read(targetIds.ottoOath, narrowed, "beta")).length, 1);
    const refused = graphError(await read(targetIds.astridAllround, "hardwareOathMethods"));
    assert.deepEqual([refused.status, refused.code], [405, "Request_BadRequest"]);
  });

  it("shows the default on beta only", async () => {
    const answer = await read(targetIds.beaBackup, "signInPreferences", "beta");
    assert.equal(answer.body["userPreferredMethodForSecondaryAuthentication"], "voiceAlternateMobile");
    assert.equal((await read(targetIds.beaBackup, "signInPreferences")).status, 405);
  });

  it("takes no query options", async () => {
    const refused = graphError(await read(targetIds.astridAllround, "methods?$select=id"));
    assert.deepEqual([refused.status, refused.code], [400, "badRequest"]);
  });

  it("tells a missing user from a missing method", async () => {
    const ghost = "11111111-1111-4111-8111-111111111111";
    assert.equal(graphError(await read(ghost, "methods")).code, "Request_ResourceNotFound");
    assert.deepEqual(graphError(await read(targetIds.noraNothing, `methods/${ghost}`)), {
      status: 404,
      code: "resourceNotFound",
      message: "Resource not found.",
    });
    assert.equal((await read(targetIds.astridAllround, "methods/28c10230-6103-485e-b985-444c60001490")).status, 200);
  });

  it("still lists a deleted method while reading lags, though a second delete finds nothing", async () => {
    microsoft.world.conditions.readLagMs = 5_000;
    const path = of(targetIds.paulaPhone, "phoneMethods/3179e48a-750b-4051-897c-87b9720928f7");
    const remove = async (): Promise<number> =>
      (await microsoft.graph(peopleIds.olivia, path, { method: "DELETE" })).status;
    assert.equal(await remove(), 204);
    assert.ok(types(await read(targetIds.paulaPhone, "methods")).includes("phone"));
    assert.equal(await remove(), 404);
    microsoft.advance(5_001);
    assert.deepEqual(types(await read(targetIds.paulaPhone, "methods")), ["password"]);
  });
});
