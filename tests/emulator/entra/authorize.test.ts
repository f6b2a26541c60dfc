import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { type Answer, type LocalMicrosoft, startLocalMicrosoft } from "../local-microsoft.ts";
import { aSignInPage, backIn, redirectUri, type SignInPage, textOf } from "./a-sign-in-page.ts";

const codeOf = (answer: Answer): unknown => (answer.body["error_codes"] as number[] | undefined)?.[0];

describe("the sign-in page of the local Entra", () => {
  let microsoft: LocalMicrosoft;
  let page: SignInPage;
  before(async () => {
    microsoft = await startLocalMicrosoft();
    page = aSignInPage(microsoft);
  });
  afterEach(() => {
    microsoft.world.reset();
  });
  after(async () => {
    await microsoft.stop();
  });

  describe("who is signed in already", () => {
    it("goes straight back with a code and the state; tokens come once, for that tenant, nonce and account", async () => {
      const back = await page.goneBack();
      assert.equal(back.get("state"), "s");
      const { status, body } = await page.redeem(back.get("code"));
      assert.equal(status, 200, JSON.stringify(body));
      const { tid, oid, nonce } = decodeJwt(String(body["id_token"]));
      assert.deepEqual([tid, oid, nonce], [tenantIds.contoso, peopleIds.olivia, "n"]);
      assert.equal(decodeJwt(String(body["access_token"])).aud, microsoft.graphUrl);
      const account: unknown = JSON.parse(Buffer.from(String(body["client_info"]), "base64url").toString("utf8"));
      assert.deepEqual(account, { uid: peopleIds.olivia, utid: tenantIds.northwind });
      assert.equal(codeOf(await page.redeem(back.get("code"))), 54005);
    });

    it("also with prompt=none", async () => {
      assert.ok((await page.goneBack({ prompt: "none" })).has("code"));
    });
  });

  describe("the page", () => {
    it("lets pick one of the people, the hinted one first, where nobody is known or more is wanted", async () => {
      for (const more of [{ login_hint: "" }, { prompt: "login" }, { prompt: "select_account" }]) {
        const shown = await page.open(more);
        assert.equal(shown.status, 200);
        assert.match(String(shown.headers["content-type"]), /text\/html/);
        assert.match(textOf(shown), /Pick an account\s+to sign in to\s+Contoso\s+Olivia Operator .*Priya Privileged/s);
        const back = backIn(await page.follow(shown, "Olivia Operator"));
        assert.equal((await page.redeem(back.get("code"))).status, 200);
      }
      const priya = textOf(await page.open({ prompt: "login", login_hint: "priya@northwind.example" }));
      assert.ok(priya.indexOf("Priya") < priya.indexOf("Olivia"));
    });

    it("takes any other account of the home tenant, and says when there is none of that name", async () => {
      const back = await page.goneBack({ picked: "audrey@northwind.example" }, tenantIds.northwind);
      const { body } = await page.redeem(back.get("code"), {}, tenantIds.northwind);
      assert.equal(decodeJwt(String(body["id_token"]))["preferred_username"], "audrey@northwind.example");
      const nobody = await page.open({ picked: "nobody@northwind.example" });
      assert.match(textOf(nobody), /AADSTS50034/);
    });

    it("can be left, as the person's own no", async () => {
      const back = backIn(await page.follow(await page.open({ login_hint: "" }), "Cancel"));
      assert.deepEqual([back.get("error"), back.get("error_subcode")], ["access_denied", "cancel"]);
      assert.match(String(back.get("error_description")), /^AADSTS65004/);
      assert.equal(back.get("state"), "s");
    });

    it("shows a hostile state and hint as text", async () => {
      const shown = await page.open({ login_hint: "", state: '"><script>alert(1)</script>' });
      assert.doesNotMatch(String(shown.body["text"]), /<script>/);
    });
  });

  describe("a silent request (prompt=none)", () => {
    const silent = async (tenantId: string, more: Record<string, string> = {}): Promise<(string | null)[]> => {
      const back = await page.goneBack({ prompt: "none", ...more }, tenantId);
      return [back.get("error"), String(back.get("error_description")).split(":")[0] ?? null];
    };

    it("goes back with the word of OpenID Connect for each no", async () => {
      const { conditions } = microsoft.world;
      assert.deepEqual(await silent(tenantIds.contoso, { login_hint: "" }), ["login_required", "AADSTS50058"]);
      assert.deepEqual(await silent(tenantIds.adatum), ["consent_required", "AADSTS65001"]);
      assert.deepEqual(await silent(tenantIds.litware), ["interaction_required", "AADSTS50020"]);
      conditions.blockedIn.add(tenantIds.contoso);
      assert.deepEqual(await silent(tenantIds.contoso), ["interaction_required", "AADSTS53003"]);
      conditions.outboundBlockedTo.add(tenantIds.contoso);
      assert.deepEqual(await silent(tenantIds.contoso), ["access_denied", "AADSTS500212"]);
    });
  });

  it("shows a person what stands in the way, with the way back to the app", async () => {
    const shown = await page.open({}, tenantIds.adatum);
    assert.equal(shown.status, 200);
    assert.match(textOf(shown), /AADSTS65001/);
    assert.equal(backIn(await page.follow(shown, "Return to the app")).get("error"), "access_denied");
    assert.match(textOf(await page.open({}, tenantIds.tailspin)), /AADSTS50020/);
    microsoft.world.conditions.blockedFor.add(peopleIds.olivia);
    assert.match(textOf(await page.open()), /AADSTS53003/);
  });

  describe("a request that is none", () => {
    it("goes back with invalid_request for what is missing or unreadable", async () => {
      const error = async (more: Record<string, string>): Promise<string> =>
        `${(await page.goneBack(more)).get("error")} ${(await page.goneBack(more)).get("error_description")}`;
      assert.match(await error({ response_type: "token" }), /^invalid_request AADSTS900144/);
      assert.match(await error({ response_mode: "fragment" }), /^invalid_request AADSTS900144/);
      assert.match(await error({ code_challenge: "" }), /^invalid_request AADSTS9002325/);
      assert.match(await error({ code_challenge_method: "plain" }), /^invalid_request AADSTS9002325/);
      assert.match(await error({ scope: "" }), /^invalid_request AADSTS900144/);
      assert.match(await error({ claims: "{" }), /^invalid_request AADSTS900144/);
      assert.match(await error({ scope: "https://other.example/x/y" }), /^invalid_resource AADSTS500011/);
      assert.match(
        await error({ scope: `${microsoft.graphUrl}/Directory.ReadWrite.All` }).catch(String),
        /AADSTS65001/,
      );
    });

    it("leads nowhere with a foreign client or redirect address; of localhost only the port is free", async () => {
      const refused = async (more: Record<string, string>): Promise<string> => {
        const shown = await page.open(more);
        assert.equal(shown.status, 400);
        assert.equal(shown.headers["location"], undefined);
        return textOf(shown);
      };
      assert.match(await refused({ client_id: registrations.channelAppId }), /AADSTS700016/);
      for (const uri of ["https://evil.example/auth/callback", `${redirectUri}/x`, `${redirectUri}?x=1`, "nonsense"]) {
        assert.match(await refused({ redirect_uri: uri }), /AADSTS50011/);
      }
      assert.match(await refused({ redirect_uri: "http://localhost.evil.example:2/auth/callback" }), /AADSTS50011/);
      assert.match(await refused({ redirect_uri: redirectUri.replace("http:", "https:") }), /AADSTS50011/);
      assert.ok((await page.goneBack({ redirect_uri: "http://localhost:9/auth/callback" })).has("code"));
    });
  });

  describe("a code", () => {
    const code = async (): Promise<string | null> => (await page.goneBack()).get("code");

    it("is bound to verifier, redirect address, authority and client, and to ten minutes", async () => {
      assert.equal(codeOf(await page.redeem(await code(), { code_verifier: "b".repeat(43) })), 501481);
      assert.equal(codeOf(await page.redeem(await code(), { redirect_uri: `${redirectUri}/x` })), 50011);
      assert.equal(codeOf(await page.redeem(await code(), {}, tenantIds.fabrikam)), 70000);
      const { channelAppId: client_id, channelAppSecret: client_secret } = registrations;
      const otherClient = { client_id, client_secret };
      assert.equal(codeOf(await page.redeem(await code(), otherClient, tenantIds.northwind)), 65001);
      assert.equal(codeOf(await page.redeem("1.Cnever-given")), 70000);
      const old = await code();
      microsoft.advance(11 * 60_000);
      assert.equal(codeOf(await page.redeem(old)), 70008);
    });
  });
});
