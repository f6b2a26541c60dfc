import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, onBehalfOf, query, startLocalMicrosoft } from "../local-microsoft.ts";

const redirectUri = "http://localhost:2/auth/callback";
const verifier = "a".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");
const channel = { client_id: registrations.channelAppId, client_secret: registrations.channelAppSecret };

describe("the other grants of the local Entra", () => {
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

  const scope = (): string => `${microsoft.graphUrl}/.default openid offline_access`;
  const codeOf = (answer: Answer): unknown => (answer.body["error_codes"] as number[] | undefined)?.[0];
  const refresh = async (token: unknown, tenantId?: string): Promise<Answer> =>
    await microsoft.token({ grant_type: "refresh_token", refresh_token: String(token), scope: scope() }, tenantId);
  const signIn = async (userId: string): Promise<unknown> => {
    const assertion = await microsoft.entra.issueTeamsSsoToken(userId);
    return (await microsoft.token(onBehalfOf(assertion, scope()))).body["refresh_token"];
  };

  describe("refresh_token", () => {
    it("gives a new access token and another refresh token", async () => {
      const first = await signIn(peopleIds.olivia);
      const { status, body } = await refresh(first);
      assert.equal(status, 200);
      assert.notEqual(body["refresh_token"], first);
      assert.equal(decodeJwt(String(body["access_token"]))["oid"], peopleIds.olivia);
    });

    it("goes to a customer for a member of the partner's group, with the roles of the delegation", async () => {
      const { body } = await refresh(await signIn(peopleIds.olivia), tenantIds.contoso);
      const claims = decodeJwt(String(body["access_token"]));
      assert.equal(claims["tid"], tenantIds.contoso);
      assert.match(JSON.stringify(claims["wids"]), /c4e39bd9/);
    });

    it("does not go to a customer for anybody else", async () => {
      assert.equal(codeOf(await refresh(await signIn(peopleIds.umar), tenantIds.contoso)), 50020);
    });

    it("is refused when revoked, by a switch or by ending the sessions, and when never given out", async () => {
      const token = await signIn(peopleIds.olivia);
      microsoft.world.conditions.refreshTokensRevokedFor.add(peopleIds.olivia);
      assert.equal(codeOf(await refresh(token)), 50173);
      microsoft.world.reset();
      await microsoft.graph(peopleIds.priya, `/v1.0/users/${peopleIds.olivia}/revokeSignInSessions`, {
        method: "POST",
      });
      assert.equal(codeOf(await refresh(token)), 50173);
      assert.equal(codeOf(await refresh("1.Anything")), 70000);
    });
  });

  describe("authorization_code", () => {
    const authorize = async (more: Record<string, string> = {}): Promise<URL> => {
      const options = {
        ...{
          client_id: registrations.graphAppId,
          response_type: "code",
          redirect_uri: redirectUri,
          state: "s",
          nonce: "n",
        },
        ...{
          login_hint: "olivia@northwind.example",
          code_challenge: challenge,
          code_challenge_method: "S256",
          ...more,
        },
      };
      const url = `${microsoft.entraUrl}/${tenantIds.contoso}/oauth2/v2.0/authorize${query(options)}`;
      const answer = await microsoft.send(url);
      assert.equal(answer.status, 302, JSON.stringify(answer.body));
      return new URL(String(answer.headers["location"]));
    };
    const redeem = async (
      code: string | null,
      more: Record<string, string> = {},
      tenantId = tenantIds.contoso as string,
    ): Promise<Answer> => {
      const form = {
        grant_type: "authorization_code",
        code: code ?? "",
        redirect_uri: redirectUri,
        code_verifier: verifier,
        scope: scope(),
      };
      return await microsoft.token({ ...form, ...more }, tenantId);
    };

    it("signs in whom the hint names, and gives tokens once", async () => {
      const back = await authorize();
      assert.equal(back.searchParams.get("state"), "s");
      const code = back.searchParams.get("code");
      const { status, body } = await redeem(code);
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(decodeJwt(String(body["id_token"]))["nonce"], "n");
      assert.equal(codeOf(await redeem(code)), 54005);
    });

    it("carries a second factor, where single sign-on was not enough", async () => {
      microsoft.world.conditions.mfaRequiredFor.add(peopleIds.olivia);
      const { body } = await redeem((await authorize()).searchParams.get("code"));
      assert.equal((await refresh(body["refresh_token"])).status, 200);
    });

    it("refuses a wrong verifier, another redirect address, another authority and an old code", async () => {
      const code = async (): Promise<string | null> => (await authorize()).searchParams.get("code");
      assert.equal(codeOf(await redeem(await code(), { code_verifier: "b".repeat(43) })), 501481);
      assert.equal(codeOf(await redeem(await code(), { redirect_uri: `${redirectUri}/x` })), 50011);
      assert.equal(codeOf(await redeem(await code(), {}, tenantIds.fabrikam)), 70000);
      const old = await code();
      microsoft.advance(11 * 60_000);
      assert.equal(codeOf(await redeem(old)), 70008);
    });

    it("goes back with an error without PKCE, hint or known person, and nowhere with an untrusted address", async () => {
      assert.match(String((await authorize({ code_challenge: "" })).searchParams.get("error_description")), /9002325/);
      assert.equal((await authorize({ login_hint: "" })).searchParams.get("error"), "invalid_request");
      assert.equal((await authorize({ login_hint: "nobody@x.example" })).searchParams.get("error"), "login_required");
      await assert.rejects(authorize({ redirect_uri: "https://evil.example/" }), /AADSTS50011/);
    });
  });

  describe("client_credentials", () => {
    const ask = async (more: Record<string, string>): Promise<Answer> =>
      await microsoft.token({
        grant_type: "client_credentials",
        scope: "https://api.botframework.com/.default",
        ...channel,
        ...more,
      });

    it("gives the channel registration its connector token, and only that passes as one", async () => {
      const { status, body } = await ask({});
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(await microsoft.entra.isConnectorToken(`Bearer ${String(body["access_token"])}`), true);
      assert.equal(await microsoft.entra.isConnectorToken(undefined), false);
      const sso = await microsoft.entra.issueTeamsSsoToken(peopleIds.olivia);
      assert.equal(await microsoft.entra.isConnectorToken(`Bearer ${sso}`), false);
    });

    it("refuses and counts every wish for power over Graph without a user", async () => {
      const before = microsoft.entra.appOnlyRefusals();
      const graphApp = { client_id: registrations.graphAppId, client_secret: registrations.graphAppSecret };
      assert.equal((await ask({ scope: `${microsoft.graphUrl}/.default` })).status, 400);
      assert.equal((await ask({ ...graphApp, scope: `${microsoft.graphUrl}/.default` })).status, 400);
      assert.equal((await ask(graphApp)).status, 400);
      assert.equal(microsoft.entra.appOnlyRefusals() - before, 3);
    });

    it("knows the channel registration in its home tenant only", async () => {
      const form = { grant_type: "client_credentials", scope: "https://api.botframework.com/.default", ...channel };
      assert.equal(codeOf(await microsoft.token(form, tenantIds.contoso)), 700016);
    });

    it("takes the credentials from a Basic header too", async () => {
      const authorization = `Basic ${Buffer.from(`${channel.client_id}:${channel.client_secret}`).toString("base64")}`;
      const url = `${microsoft.entraUrl}/${tenantIds.northwind}/oauth2/v2.0/token`;
      const body = new URLSearchParams({
        grant_type: "client_credentials",
        scope: "https://api.botframework.com/.default",
      }).toString();
      assert.equal((await microsoft.send(url, { method: "POST", headers: { authorization }, body })).status, 200);
    });
  });
});
