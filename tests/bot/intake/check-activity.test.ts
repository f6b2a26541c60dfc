import assert from "node:assert/strict";
import { checkActivity, isAllowedService } from "../../../bot/intake/check-activity.ts";
import { clouds } from "../../../core/cloud.ts";

const home = "9f3c1a70-6f0e-4d0b-9d5e-0b1f6a2c4e10";
const cloud = clouds.global;
const tokenOf = (claims: unknown) => `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const ofChannel = tokenOf({ iss: cloud.botTokenIssuer });
const activity = {
  type: "message",
  channelId: "msteams",
  serviceUrl: cloud.serviceUrls[0] ?? "",
  from: { id: "29:1", aadObjectId: home },
  conversation: { id: "a:1", tenantId: home },
  channelData: { tenant: { id: home.toUpperCase() } },
};
const check = (authorization: string | undefined, body: unknown) =>
  checkActivity({ authorization, body }, { cloud, homeTenantId: home });

describe("bot/check-activity", () => {
  it("lets Teams through, in either case of the tenant's id", () => {
    assert.equal(check(ofChannel, activity), undefined);
  });

  const tokens: readonly [what: string, authorization: string | undefined][] = [
    ["none", undefined],
    ["empty", ""],
    ["Basic", "Basic b2xpdmlhOnB3"],
    ["in two parts", "Bearer e30.e30"],
    ["whose payload is no JSON", "Bearer e30.bm9wZQ.c2ln"],
    ["whose payload is a word", tokenOf("iss")],
    ["whose payload is null", tokenOf(null)],
    ["without issuer", tokenOf({})],
    ["of an emulator", tokenOf({ iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ver: "1.0" })],
    ["of Entra v2", tokenOf({ iss: `https://login.microsoftonline.com/${home}/v2.0` })],
    ["of an issuer that only begins like it", tokenOf({ iss: `${cloud.botTokenIssuer}.evil.example` })],
    ["of a list of issuers", tokenOf({ iss: [cloud.botTokenIssuer] })],
    ["of another cloud", tokenOf({ iss: clouds.usgov.botTokenIssuer })],
  ];
  for (const [what, authorization] of tokens) {
    it(`refuses a token ${what}, before the body is looked at`, () => {
      assert.equal(check(authorization, undefined)?.status, 401);
    });
  }

  const services: readonly [serviceUrl: string, allowed: boolean][] = [
    ["https://smba.trafficmanager.net/teams/", true],
    ["https://smba.trafficmanager.net/emea/", true],
    ["https://smba.trafficmanager.net/teams", true],
    ["http://smba.trafficmanager.net/teams/", false],
    ["https://smba.trafficmanager.net.evil.example/teams/", false],
    ["https://smba.trafficmanager.net@evil.example/teams/", false],
    ["https://user:pw@smba.trafficmanager.net/teams/", false],
    ["https://smba.trafficmanager.net/teams/?next=https://evil.example", false],
    ["https://smba.trafficmanager.net/teams/#x", false],
    ["https://smba.trafficmanager.net:8443/teams/", false],
    ["https://evil.example/https://smba.trafficmanager.net/teams/", false],
    ["//smba.trafficmanager.net/teams/", false],
    ["", false],
    ["teams", false],
    ["file:///etc/passwd", false],
  ];
  for (const [serviceUrl, allowed] of services) {
    it(`${allowed ? "knows" : "refuses"} the service address "${serviceUrl}"`, () => {
      const judged = check(ofChannel, { ...activity, serviceUrl });
      assert.equal(judged, allowed ? undefined : judged);
      assert.equal(judged === undefined, allowed);
    });
  }

  it("compares paths by whole segments, after dots are resolved", () => {
    const prefixes = ["http://localhost:3/teams/"];
    assert.equal(isAllowedService("http://localhost:3/teams/x", prefixes), true);
    assert.equal(isAllowedService("http://localhost:3/teams-evil/", prefixes), false);
    assert.equal(isAllowedService("http://localhost:3/teams/../other/", prefixes), false);
    assert.equal(isAllowedService("http://localhost:3/teams/%2e%2e/other/", prefixes), false);
  });

  const other = "1c0ffee0-2222-4a2b-8c3d-5e6f70819202";
  const bodies: readonly [what: string, body: unknown, status: number][] = [
    ["another tenant in the conversation", { ...activity, conversation: { id: "a:1", tenantId: other } }, 403],
    ["another tenant in channelData", { ...activity, channelData: { tenant: { id: other } } }, 403],
    ["no tenant", { ...activity, conversation: { id: "a:1" }, channelData: undefined }, 403],
    ["another channel", { ...activity, channelId: "directline" }, 403],
    ["no type", { ...activity, type: "" }, 400],
    ["a sender that is a word", { ...activity, from: "olivia" }, 400],
    ["an object id that is an object", { ...activity, from: { id: "29:1", aadObjectId: {} } }, 400],
    ["nothing", undefined, 400],
    ["a list", [activity], 400],
  ];
  for (const [what, body, status] of bodies) {
    it(`refuses ${what} with ${status}`, () => {
      assert.equal(check(ofChannel, body)?.status, status);
    });
  }
});
