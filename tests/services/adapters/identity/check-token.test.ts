import assert from "node:assert/strict";
import { checkAgain, checkToken, type Expected } from "../../../../services/adapters/identity/check-token.ts";
import { recordingLog } from "../../../support/recording-log.ts";

const now = new Date("2026-11-24T12:00:00Z");
const operator = { tenantId: "home", objectId: "olivia", name: "Olivia" };
const good = { tid: "home", oid: "olivia", appid: "app", exp: now.getTime() / 1000 + 600 };

function token(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(claims)}.x`;
}

function check(claims: object, tenantId = "home", log = recordingLog()) {
  return checkToken(token(claims), { operator, tenantId, clientId: "app", now }, log);
}

describe("identity/check-token: a token for another tenant is never used", () => {
  it("passes the one that was asked for", () => {
    assert.equal(check(good).tenantId, "home");
    assert.equal(check(good).expiresAt.toISOString(), "2026-11-24T12:10:00.000Z");
    assert.ok(check({ ...good, appid: undefined, azp: "APP", tid: "HOME" }));
  });

  it("passes another object id in a customer's tenant only", () => {
    assert.ok(check({ ...good, tid: "customer", oid: "olivia-as-guest" }, "customer"));
  });

  const wrong: Record<string, object> = {
    "another tenant": { ...good, tid: "customer" },
    "another person": { ...good, oid: "ravi" },
    "no person": { ...good, oid: undefined },
    "another app": { ...good, appid: "other" },
    "no app": { ...good, appid: undefined },
    "no tenant": { ...good, tid: undefined },
  };
  for (const [what, claims] of Object.entries(wrong)) {
    it(`throws ${what} away, with an alarm that holds no token`, () => {
      const log = recordingLog();
      assert.throws(() => check(claims, "home", log), { code: "wrong-tenant-token" });
      assert.equal(log.at("error").length, 1);
      assert.doesNotMatch(JSON.stringify(log.lines), /eyJ/);
    });
  }

  it("compares a remembered one again each time: tenant, person, app and age", () => {
    const token = check(good);
    const expected = { operator, tenantId: "home", clientId: "app", now };
    const again = (other: Partial<Expected>) => checkAgain(token, { ...expected, ...other }, recordingLog());
    assert.equal(again({}), token);
    assert.throws(() => again({ tenantId: "customer" }), { code: "wrong-tenant-token" });
    assert.throws(() => again({ operator: { ...operator, objectId: "ravi" } }), { code: "wrong-tenant-token" });
    assert.throws(() => again({ clientId: "other" }), { code: "wrong-tenant-token" });
    assert.throws(() => again({ now: token.expiresAt }), { code: "sign-in-needed" });
  });

  it("a copy that holds another token is read anew", () => {
    const other = { ...check(good), accessToken: token({ ...good, tid: "customer" }) };
    const expected = { operator, tenantId: "home", clientId: "app", now };
    assert.throws(() => checkAgain(other, expected, recordingLog()), { code: "wrong-tenant-token" });
  });

  it("one that is merely too old is no alarm", () => {
    const log = recordingLog();
    assert.throws(() => check({ ...good, exp: now.getTime() / 1000 }, "home", log), { code: "sign-in-needed" });
    assert.deepEqual(log.lines, []);
  });

  it("throws away what is no token", () => {
    const expected = { operator, tenantId: "home", clientId: "app", now };
    assert.throws(() => checkToken("nonsense", expected, recordingLog()), { code: "wrong-tenant-token" });
    assert.throws(() => checkToken("", expected, recordingLog()), { code: "wrong-tenant-token" });
  });
});
