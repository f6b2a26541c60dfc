import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { peopleIds, registrations, tenantIds } from "../../../emulator/seed/contoso.ts";
import { personId } from "../../../emulator/seed/person-builder.ts";
import { type Answer, type LocalMicrosoft, query, startLocalMicrosoft } from "../local-microsoft.ts";
import { aSignInPage, backIn, redirectUri, textOf } from "./a-sign-in-page.ts";

describe("the consent page of the local Entra", () => {
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

  const ada = personId("adatum.com", "Ada Admin");
  const addressOf = (more: Record<string, string> = {}): string => {
    const options = {
      ...{ client_id: registrations.graphAppId, redirect_uri: redirectUri, state: "s" },
      ...{ scope: `${microsoft.graphUrl}/User.Read.All ${microsoft.graphUrl}/GroupMember.Read.All`, ...more },
    };
    return `${microsoft.pageUrl}/${tenantIds.adatum}/v2.0/adminconsent${query(options)}`;
  };
  const open = async (more?: Record<string, string>): Promise<Answer> => await microsoft.send(addressOf(more));
  const accept = async (more: Record<string, string>): Promise<Answer> =>
    await microsoft.send(addressOf(more), { method: "POST" });
  const tokenThere = async (scope?: string): Promise<Answer> =>
    await microsoft.refresh(
      await microsoft.refreshToken(peopleIds.olivia),
      tenantIds.adatum,
      scope === undefined ? {} : { scope },
    );

  it("asks an administrator of the customer, shows what is wanted, and on Accept the app works there", async () => {
    const page = aSignInPage(microsoft);
    const who = await open();
    assert.match(textOf(who), /Pick an account\s+to sign in to\s+Adatum[^]*Ada Admin/);
    assert.doesNotMatch(textOf(who), /Ben Baxter/);
    const asked = await page.follow(who, "Ada Admin");
    assert.match(textOf(asked), /Permissions requested[^]*Adatum[^]*User\.Read\.All[^]*GroupMember\.Read\.All/);
    assert.equal((await tokenThere()).status, 400);
    const back = backIn(await accept({ picked: ada }));
    assert.deepEqual(
      [back.get("admin_consent"), back.get("tenant"), back.get("state")],
      ["True", tenantIds.adatum, "s"],
    );
    const { status, body } = await tokenThere(`${microsoft.graphUrl}/GroupMember.Read.All openid`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(
      decodeJwt(String(body["access_token"]))["scp"],
      "openid profile email User.Read.All GroupMember.Read.All",
    );
  });

  it("gives with .default all that the registration lists, and ends a consent that was missing", async () => {
    microsoft.world.conditions.consentMissing.add(tenantIds.adatum);
    await accept({ picked: ada, scope: `${microsoft.graphUrl}/.default` });
    assert.equal((await tokenThere()).status, 200);
    assert.deepEqual(
      [...microsoft.tenant(tenantIds.adatum).consents].sort(),
      [...microsoft.tenant(tenantIds.contoso).consents].sort(),
    );
  });

  it("takes nobody else's word: not an ordinary user's, not the operator's", async () => {
    assert.match(textOf(await accept({ picked: "ben.baxter@adatum.com" })), /AADSTS90094/);
    assert.match(textOf(await accept({ picked: "olivia@northwind.example" })), /AADSTS50020/);
    assert.equal((await tokenThere()).status, 400);
  });

  it("does nothing on Cancel and when only looked at", async () => {
    const asked = await open({ picked: ada });
    const back = backIn(await aSignInPage(microsoft).follow(asked, "Cancel"));
    assert.deepEqual([back.get("error"), back.get("admin_consent")], ["access_denied", null]);
    assert.equal((await tokenThere()).status, 400);
  });

  it("is for the registration and its redirect address only", async () => {
    assert.match(textOf(await accept({ picked: ada, client_id: registrations.channelAppId })), /AADSTS700016/);
    assert.match(textOf(await accept({ picked: ada, redirect_uri: "https://evil.example/" })), /AADSTS50011/);
    assert.match(textOf(await accept({ picked: ada, scope: "" })), /AADSTS900144/);
    assert.equal(microsoft.tenant(tenantIds.adatum).consents.size, 0);
  });
});
