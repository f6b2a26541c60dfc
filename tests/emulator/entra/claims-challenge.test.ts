import assert from "node:assert/strict";
import { peopleIds, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";
import { aSignInPage } from "./a-sign-in-page.ts";

describe("a claims challenge of the local Graph (continuous access evaluation)", () => {
  let microsoft: LocalMicrosoft;
  before(async () => {
    microsoft = await startLocalMicrosoft();
  });
  beforeEach(() => {
    microsoft.world.conditions.claimsChallengeFor.add(peopleIds.olivia);
  });
  afterEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  const askWith = async (answer: Answer): Promise<Answer> => {
    const headers = { authorization: `Bearer ${String(answer.body["access_token"])}` };
    return await microsoft.send(`${microsoft.graphUrl}/v1.0/users/${targetIds.aliceArcher}`, { headers });
  };
  const refresh = async (claims?: string): Promise<Answer> =>
    await microsoft.refresh(
      await microsoft.refreshToken(peopleIds.olivia),
      tenantIds.contoso,
      claims === undefined ? {} : { claims },
    );
  const challengeOf = (answer: Answer): string => {
    assert.equal(answer.status, 401);
    const header = String(answer.headers["www-authenticate"]);
    assert.match(header, /error="insufficient_claims"/);
    return Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? "", "base64").toString("utf8");
  };

  it("ends once a token was issued with the claims it names", async () => {
    const claims = challengeOf(await askWith(await refresh()));
    assert.equal((await askWith(await refresh(claims))).status, 200);
  });

  it("does not end with the client's capabilities, nor with other claims", async () => {
    challengeOf(await askWith(await refresh('{"access_token":{"xms_cc":{"values":["cp1"]}}}')));
    challengeOf(await askWith(await refresh('{"access_token":{"acrs":{"essential":true,"value":"c2"}}}')));
    challengeOf(await askWith(await refresh('{"access_token":{"capolids":{"essential":true,"values":["x"]}}}')));
  });

  it("takes claims as JSON only, not as they stand in the header", async () => {
    const claims = challengeOf(await askWith(await refresh()));
    for (const broken of [Buffer.from(claims).toString("base64"), "null", '{"access_token":1}', ""]) {
      const { status, body } = await refresh(broken);
      assert.deepEqual([status, (body["error_codes"] as number[])[0]], [400, 900144], broken);
    }
  });

  it("ends only by signing in again where the switch wants that: AADSTS50076, then the browser", async () => {
    microsoft.world.conditions.signInForClaimsFor.add(peopleIds.olivia);
    const claims = challengeOf(await askWith(await refresh()));
    const { status, body } = await refresh(claims);
    assert.deepEqual([status, body["error"]], [400, "interaction_required"]);
    assert.ok(body["claims"] !== undefined);
    const page = aSignInPage(microsoft);
    const code = async (more: Record<string, string>): Promise<string | null> =>
      (await page.goneBack(more)).get("code");
    assert.equal((await askWith(await page.redeem(await code({ claims })))).status, 200);
    challengeOf(await askWith(await page.redeem(await code({}))));
  });

  it("is for that person only", async () => {
    assert.equal((await microsoft.graph(peopleIds.priya, "/v1.0/me")).status, 200);
  });
});
