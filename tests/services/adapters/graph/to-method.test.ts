import assert from "node:assert/strict";
import fc from "fast-check";
import { maskNumber } from "../../../../services/adapters/graph/mask-number.ts";
import { listedMethod, toHardwareToken, toMethod } from "../../../../services/adapters/graph/to-method.ts";

const at = "2026-11-01T08:00:00Z";

function read(type: string, properties: Record<string, unknown> = {}) {
  return toMethod(
    listedMethod.parse({ "@odata.type": `#microsoft.graph.${type}`, id: "1", createdDateTime: at, ...properties }),
  );
}

describe("graph/to-method", () => {
  const kinds: Record<string, string> = {
    microsoftAuthenticatorAuthenticationMethod: "authenticator",
    softwareOathAuthenticationMethod: "software-oath",
    hardwareOathAuthenticationMethod: "hardware-oath",
    fido2AuthenticationMethod: "passkey",
    windowsHelloForBusinessAuthenticationMethod: "windows-hello",
    platformCredentialAuthenticationMethod: "platform-credential",
    emailAuthenticationMethod: "email",
    passwordAuthenticationMethod: "password",
    temporaryAccessPassAuthenticationMethod: "temporary-access-pass",
    qrCodePinAuthenticationMethod: "qr-code",
    externalAuthenticationMethod: "external",
  };
  for (const [type, kind] of Object.entries(kinds)) {
    it(`${type} is ${kind}`, () => {
      assert.equal(read(type).kind, kind);
      assert.equal(read(type).addedAt, at);
    });
  }

  it("tells phones apart by their fixed ids, not by what they say of themselves", () => {
    const phone = (id: string) =>
      read("phoneAuthenticationMethod", { id, phoneType: "office", phoneNumber: "+1 ****01" });
    assert.equal(phone("3179e48a-750b-4051-897c-87b9720928f7").kind, "mobile-phone");
    assert.equal(phone("B6332EC1-7057-4abe-9331-3d72feddfe41").kind, "alternate-mobile-phone");
    assert.equal(phone("e37fc753-ff3b-4958-9484-eaa9425c82bc").kind, "office-phone");
    assert.equal(phone("something else").kind, "unknown");
  });

  it("keeps an unknown type by its name", () => {
    const method = read("resourceAccountKeyAuthenticationMethod", { anything: { nested: true } });
    assert.deepEqual(method, { id: "1", kind: "unknown", addedAt: at, type: "resourceAccountKeyAuthenticationMethod" });
    assert.equal(toMethod(listedMethod.parse({ id: "1" })).kind, "unknown");
  });

  it("knows a passkey that lives in the Authenticator app", () => {
    const passkey = (properties: Record<string, unknown>) =>
      read("fido2AuthenticationMethod", properties).inAuthenticatorApp;
    assert.equal(passkey({ aaGuid: "90A3CCDF-635c-4729-a248-9b709135078f" }), true);
    assert.equal(passkey({ model: "Microsoft Authenticator" }), true);
    assert.equal(passkey({ model: "YubiKey 5", aaGuid: "cb69481e-8ff7-4039-93ec-0a2729a154a8" }), false);
    assert.equal(passkey({}), false);
  });

  it("reads the older spelling of the creation time", () => {
    const method = read("fido2AuthenticationMethod", { createdDateTime: undefined, creationDateTime: at });
    assert.equal(method.addedAt, at);
  });

  it("says whether a Temporary Access Pass can be used", () => {
    assert.equal(read("temporaryAccessPassAuthenticationMethod", { isUsable: true }).usable, true);
    assert.equal(read("temporaryAccessPassAuthenticationMethod").usable, false);
  });

  it("a hardware token may go only while it is activated", () => {
    const device = { displayName: "Token", serialNumber: "GALT-1", status: "activated" };
    assert.deepEqual(toHardwareToken({ id: "h", device }), {
      id: "h",
      kind: "hardware-oath",
      label: "Token GALT-1",
      activated: true,
    });
    assert.equal(toHardwareToken({ id: "h", device: { ...device, status: "available" } }).activated, false);
    assert.equal(toHardwareToken({ id: "h" }).activated, undefined);
    assert.equal(toHardwareToken({ id: "h", device: { ...device, displayName: "GALT-1" } }).label, "GALT-1");
    assert.equal(toHardwareToken({ id: "h", device: { serialNumber: "GALT-1" } }).label, "GALT-1");
  });
});

describe("graph/mask-number", () => {
  it("keeps what Graph masked and masks the rest to two digits", () => {
    assert.equal(maskNumber("+XX XXXXXXXX01"), "+XX XXXXXXXX01");
    assert.equal(maskNumber("+1 *******73"), "+1 *******73");
    assert.equal(maskNumber("+49 170 1234567"), "+** *** *****67");
    assert.equal(maskNumber("+49 170 1234567x12"), "+** *** *******x12");
  });

  it("never shows more than four digits", () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\+?[0-9x* ]{0,20}$/), (noise, number) => {
        assert.ok(maskNumber(number).replace(/\D/g, "").length <= 4);
        assert.ok(maskNumber(noise + number).replace(/\D/g, "").length <= 4);
      }),
    );
  });
});
