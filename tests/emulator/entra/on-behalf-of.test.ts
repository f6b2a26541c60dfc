import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, onBehalfOf, startLocalMicrosoft } from "../local-microsoft.ts";

describe("on-behalf-of at the local Entra", () => {
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

  const scope = (): string => `${microsoft.graphUrl}/User.Read.All openid profile offline_access`;
  const exchange = async (assertion: string, more: Record<string, string> = {}, tenantId?: string): Promise<Answer> =>
    await microsoft.token({ ...onBehalfOf(assertion, scope()), ...more }, tenantId);
  const sso = async (): Promise<string> => await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia);

  function refused(answer: Answer, code: number, status = 400): void {
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.deepEqual(answer.body["error_codes"], [code]);
    assert.match(
      String(answer.body["error_description"]),
      new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
    );
  }

  it("issues the single sign-on token as Teams gets it", async () => {
    const claims = decodeJwt(await sso());
    assert.equal(claims.aud, registrations.graphAppId);
    assert.equal(claims.iss, `${microsoft.entraUrl}/${tenantIds.northwind}/v2.0`);
    assert.equal(claims["azp"], "1fec8e78-bce4-4aaf-ab1b-5451cc387264");
    assert.equal(claims["scp"], "access_as_user");
    assert.equal(claims["oid"], peopleIds.olivia);
    assert.equal(claims["preferred_username"], "olivia@northwind.example");
  });

  it("gives a Graph token, and all that MSAL makes an account of", async () => {
    const { status, body } = await exchange(await sso());
    assert.equal(status, 200, JSON.stringify(body));
    const claims = decodeJwt(String(body["access_token"]));
    assert.equal(claims.aud, microsoft.graphUrl);
    assert.equal(claims["tid"], tenantIds.northwind);
    assert.equal(claims["appid"], registrations.graphAppId);
    assert.match(String(claims["scp"]), /UserAuthenticationMethod\.ReadWrite\.All/);
    assert.deepEqual(claims["wids"], ["c4e39bd9-1100-46d3-8c65-fb160da0071f"]);
    assert.ok(Number(body["expires_in"]) > 300);
    const clientInfo: unknown = JSON.parse(Buffer.from(String(body["client_info"]), "base64url").toString());
    assert.deepEqual(clientInfo, { uid: peopleIds.olivia, utid: tenantIds.northwind });
    assert.equal(decodeJwt(String(body["id_token"])).aud, registrations.graphAppId);
    assert.equal(typeof body["refresh_token"], "string");
  });

  it("gives no refresh token where offline_access was not asked for", async () => {
    const { body } = await microsoft.token(onBehalfOf(await sso(), `${microsoft.graphUrl}/.default`));
    assert.equal(body["refresh_token"], undefined);
  });

  it("refuses a token that is not signed here, or is altered", async () => {
    const [head, claims, signature] = (await sso()).split(".");
    const other = Buffer.from(JSON.stringify({ ...decodeJwt(await sso()), oid: peopleIds.priya })).toString(
      "base64url",
    );
    refused(await exchange(`${head}.${other}.${signature}`), 50013);
    refused(await exchange(`${head}.${claims}.`), 50013);
    refused(await exchange("nonsense"), 50013);
  });

  it("refuses an expired assertion with the code that asks for a new one", async () => {
    const old = await sso();
    microsoft.advance(2 * 60 * 60_000);
    refused(await exchange(old), 500133);
    assert.equal((await exchange(await sso())).status, 200);
  });

  it("refuses an assertion for somebody else: the Graph token itself", async () => {
    refused(await exchange(await microsoft.graphToken(peopleIds.olivia)), 500131);
  });

  it("refuses a home assertion at a customer's authority", async () => {
    refused(await exchange(await sso(), {}, tenantIds.contoso), 50013);
  });

  it("refuses a wrong secret, a missing one and an unknown client", async () => {
    refused(await exchange(await sso(), { client_secret: "wrong" }), 7000215, 401);
    refused(await exchange(await sso(), { client_secret: registrations.channelAppSecret }), 7000215, 401);
    refused(await exchange(await sso(), { client_id: "11111111-1111-4111-8111-111111111111" }), 700016);
  });

  it("refuses where consent is missing: for the tenant, for one scope, for the channel registration", async () => {
    microsoft.world.conditions.consentMissing.add(tenantIds.northwind);
    const answer = await exchange(await sso());
    refused(answer, 65001);
    assert.equal(answer.body["suberror"], "consent_required");
    microsoft.world.reset();
    refused(await exchange(await sso(), { scope: `${microsoft.graphUrl}/Directory.ReadWrite.All` }), 65001);
    const channel = { client_id: registrations.channelAppId, client_secret: registrations.channelAppSecret };
    refused(await exchange(await sso(), channel), 65001);
  });

  it("refuses a scope of another resource and an empty one", async () => {
    refused(await exchange(await sso(), { scope: "https://vault.example/.default" }), 500011);
    refused(await exchange(await sso(), { scope: "" }), 70011);
  });

  it("asks for a second factor, with the claims to carry, and blocks where a policy blocks", async () => {
    microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
    const answer = await exchange(await sso());
    refused(answer, 50076);
    assert.equal(answer.body["error"], "interaction_required");
    assert.match(String(answer.body["claims"]), /access_token/);
    microsoft.world.conditions.mfaRequiredFor.clear();
    microsoft.world.conditions.blockedFor.add(peopleIds.olivia);
    refused(await exchange(await sso()), 53003);
  });

  it("refuses a disabled and a deleted operator, in the exchange and in the client", async () => {
    const assertion = await sso();
    microsoft.user(peopleIds.olivia).accountEnabled = false;
    refused(await exchange(assertion), 50057);
    await assert.rejects(sso(), /AADSTS50057/);
    microsoft.tenant(tenantIds.northwind).users.delete(peopleIds.olivia);
    refused(await exchange(assertion), 50034);
    await assert.rejects(sso(), /AADSTS50034/);
  });

  it("refuses an unknown grant and a missing parameter", async () => {
    refused(await microsoft.token({ grant_type: "password" }), 70003);
    refused(await microsoft.token({}), 900144);
    refused(await exchange(await sso(), { requested_token_use: "other" }), 900144);
  });

  it("echoes the client's correlation id", async () => {
    const url = `${microsoft.entraUrl}/${tenantIds.northwind}/oauth2/v2.0/token`;
    const answer = await microsoft.send(url, {
      method: "POST",
      headers: { "client-request-id": "abc" },
      body: "grant_type=x",
    });
    assert.equal(answer.headers["client-request-id"], "abc");
    assert.equal(answer.body["correlation_id"], "abc");
  });
});
