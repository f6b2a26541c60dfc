import assert from "node:assert/strict";
import { peopleIds, registrations, targetIds, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, graphError, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";

describe("who may speak to the local Graph", () => {
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

  const claims = () => ({
    aud: microsoft.graphUrl,
    tid: tenantIds.northwind,
    oid: peopleIds.olivia,
    scp: "User.Read User.Read.All",
    idtyp: "user",
    appid: registrations.graphAppId,
  });
  const askWith = async (token: string | undefined): Promise<Answer> =>
    await microsoft.send(
      `${microsoft.graphUrl}/v1.0/me`,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );
  const signed = async (more: Record<string, unknown>, seconds = 600): Promise<string> =>
    await microsoft.entra.signToken({ ...claims(), ...more }, seconds);

  it("takes a right token", async () => {
    assert.equal((await askWith(await signed({}))).status, 200);
  });

  const bad: Record<string, () => Promise<string | undefined>> = {
    "no token": () => Promise.resolve(undefined),
    nonsense: () => Promise.resolve("nonsense"),
    "the single sign-on token": async () => await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia),
    "a token for another audience": async () => await signed({ aud: "https://graph.microsoft.com" }),
    "an expired one": async () => await signed({}, -10),
    "one of a tenant that is not there": async () => await signed({ tid: "11111111-1111-4111-8111-111111111111" }),
    "one without a user": async () => await signed({ idtyp: "app" }),
    "one with a foreign signature": async () => `${(await signed({})).slice(0, -8)}AAAAAAAA`,
  };
  for (const [name, token] of Object.entries(bad)) {
    it(`answers ${name} with 401 and WWW-Authenticate`, async () => {
      const answer = await askWith(await token());
      assert.equal(graphError(answer).code, "InvalidAuthenticationToken");
      assert.equal(answer.status, 401);
      assert.match(String(answer.headers["www-authenticate"]), /^Bearer /);
    });
  }

  it("sends a claims challenge until the token answers it", async () => {
    const token = await microsoft.graphToken(peopleIds.olivia);
    microsoft.world.conditions.claimsChallengeFor.add(peopleIds.olivia);
    const answer = await askWith(token);
    const [, encoded = ""] =
      /error="insufficient_claims", claims="([^"]+)"/.exec(String(answer.headers["www-authenticate"])) ?? [];
    const asked = Buffer.from(encoded, "base64").toString();
    assert.match(asked, /access_token/);
    const assertion = await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia);
    const grant = {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      requested_token_use: "on_behalf_of",
      assertion,
    };
    const better = await microsoft.token({ ...grant, scope: `${microsoft.graphUrl}/.default`, claims: asked });
    assert.equal((await askWith(String(better.body["access_token"]))).status, 200);
    const capabilities = JSON.stringify({ access_token: { xms_cc: { values: ["cp1"] } } });
    const same = await microsoft.token({ ...grant, scope: `${microsoft.graphUrl}/.default`, claims: capabilities });
    assert.equal((await askWith(String(same.body["access_token"]))).status, 401);
  });

  it("asks for the scope of each backend, with that backend's words", async () => {
    const token = await signed({ scp: "openid" });
    const ask = async (path: string): Promise<Answer> =>
      await microsoft.send(`${microsoft.graphUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual(graphError(await ask("/v1.0/users")), {
      status: 403,
      code: "Authorization_RequestDenied",
      message: "Insufficient privileges to complete the operation.",
    });
    assert.deepEqual(graphError(await ask(`/v1.0/users/${targetIds.aliceAnders}/authentication/methods`)), {
      status: 403,
      code: "accessDenied",
      message: "Request Authorization failed",
    });
    const report = await ask("/v1.0/reports/authenticationMethods/userRegistrationDetails");
    assert.equal(graphError(report).code, "Authentication_MSGraphPermissionMissing");
  });

  it("gives its own id for each request and echoes the client's, in headers and body", async () => {
    const headers = { authorization: `Bearer ${await signed({})}`, "client-request-id": "mine" };
    const answer = await microsoft.send(`${microsoft.graphUrl}/v1.0/users/nobody`, { headers });
    const { innerError } = answer.body["error"] as { innerError: Record<string, unknown> };
    assert.equal(innerError["client-request-id"], "mine");
    assert.equal(answer.headers["client-request-id"], "mine");
    assert.equal(answer.headers["request-id"], innerError["request-id"]);
  });

  it("never deletes a user: a path cut at the # of a guest's name is refused, and the log shows it", async () => {
    const answer = await microsoft.graph(peopleIds.priya, "/v1.0/users/alice@northwind.example", { method: "DELETE" });
    assert.equal(graphError(answer).code, "Authorization_RequestDenied");
    assert.ok(microsoft.user(targetIds.aliceAnders));
    assert.equal(microsoft.log.all().at(-1)?.method, "DELETE");
  });

  it("splits the path before it decodes it, and refuses what it does not know", async () => {
    const guest = encodeURIComponent("gita_fabrikam.com#EXT#@northwind.onmicrosoft.com");
    assert.equal((await microsoft.graph(peopleIds.olivia, `/v1.0/users/${guest}`)).status, 200);
    const olivia = peopleIds.olivia;
    assert.equal((await microsoft.graph(olivia, "/v1.0/users/..%2F..%2Forganization")).status, 404);
    assert.equal((await microsoft.graph(olivia, "/v1.0/users/../organization")).status, 400);
    assert.equal((await microsoft.graph(olivia, "/v1.0/users/%E0%A4%A")).status, 400);
    assert.equal((await microsoft.graph(olivia, "/v2.0/users")).status, 400);
    assert.equal((await microsoft.graph(olivia, "/v1.0/nothing")).status, 400);
    assert.equal((await microsoft.graph(olivia, "/v1.0/users", { method: "PATCH", body: {} })).status, 405);
  });

  it("refuses a body that is no JSON", async () => {
    const answer = await microsoft.graph(peopleIds.olivia, "/v1.0/me/checkMemberGroups", { method: "POST", body: "{" });
    assert.equal(graphError(answer).code, "BadRequest");
  });
});
