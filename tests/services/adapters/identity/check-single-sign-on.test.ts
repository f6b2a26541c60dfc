import assert from "node:assert/strict";
import { peopleIds, registrations, tenantIds } from "../../../../emulator/seed/contoso.ts";
import { createCheckSingleSignOn } from "../../../../services/adapters/identity/check-single-sign-on.ts";
import { type Desk, startDesk } from "../../../support/desk-on-local-microsoft.ts";
import { recordingLog } from "../../../support/recording-log.ts";

describe("identity/check-single-sign-on, against keys served over https", () => {
  let desk: Desk;
  let good: Record<string, unknown>;
  const log = recordingLog();

  before(async () => {
    desk = await startDesk();
    good = {
      aud: registrations.graphAppId,
      iss: `${desk.cloud.authorityHost}/${tenantIds.northwind}/v2.0`,
      azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
      oid: peopleIds.olivia,
      tid: tenantIds.northwind,
      scp: "access_as_user",
      ver: "2.0",
    };
  });
  after(async () => {
    await desk.microsoft.stop();
  });
  beforeEach(() => {
    log.lines.length = 0;
  });

  function check(token: string, audiences = [registrations.graphAppId, "api://desk"]): Promise<void> {
    const { cloud, microsoft } = desk;
    const rules = { cloud, homeTenantId: tenantIds.northwind, audiences, now: () => microsoft.now(), log };
    return createCheckSingleSignOn(rules)(desk.operator(peopleIds.olivia), token);
  }

  const signed = (claims: Record<string, unknown>, seconds = 600): Promise<string> =>
    desk.microsoft.entra.signToken({ ...good, ...claims }, seconds);

  it("accepts what the Teams client of the operator sends", async () => {
    await check(await desk.microsoft.entra.issueTeamsSsoToken(peopleIds.olivia));
    await check(await signed({}));
    await check(await signed({ aud: "api://desk", scp: "openid access_as_user" }));
    assert.deepEqual(log.lines, []);
  });

  const wrong: Record<string, () => Record<string, unknown>> = {
    "of another person": () => ({ oid: peopleIds.ravi }),
    "of another tenant": () => ({ tid: tenantIds.contoso }),
    "of another issuer": () => ({ iss: `${desk.cloud.authorityHost}/${tenantIds.contoso}/v2.0` }),
    "of a v1 issuer": () => ({ iss: `https://sts.windows.net/${tenantIds.northwind}/` }),
    "for another audience": () => ({ aud: registrations.channelAppId }),
    "made for another client": () => ({ azp: registrations.graphAppId }),
    "without a client": () => ({ azp: undefined }),
    "without the scope": () => ({ scp: "openid profile" }),
    "with a scope that only begins so": () => ({ scp: "access_as_user_too" }),
    "without a person": () => ({ oid: undefined }),
  };
  for (const [what, claims] of Object.entries(wrong)) {
    it(`refuses a token ${what}; the reason is logged, the token is not`, async () => {
      await assert.rejects(check(await signed(claims())), { code: "sign-in-refused" });
      assert.equal(log.at("warn").length, 1);
      assert.doesNotMatch(JSON.stringify(log.lines), /eyJ/);
    });
  }

  it("refuses an expired one", async () => {
    const token = await signed({}, 600);
    desk.microsoft.advance(700_000);
    await assert.rejects(check(token), { code: "sign-in-refused" });
  });

  it("refuses other keys, no signature and no token", async () => {
    const [head = "", body = ""] = (await signed({})).split(".");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    for (const token of [`${head}.${body}.AAAA`, `${none}.${body}.`, "nonsense", ""]) {
      await assert.rejects(check(token), { code: "sign-in-refused" });
    }
  });

  it("says unreachable where the keys can't be read", async () => {
    desk.microsoft.faults.add({ match: { service: "entra", path: "/keys" }, drop: true });
    await assert.rejects(check(await signed({})), { code: "graph-unreachable" });
    desk.microsoft.faults.clear();
  });
});
