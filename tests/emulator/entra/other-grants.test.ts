import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, onBehalfOf, startLocalMicrosoft } from "../local-microsoft.ts";

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
