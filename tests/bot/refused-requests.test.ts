import assert from "node:assert/strict";
import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { peopleIds, registrations } from "../../emulator/seed/contoso.ts";
import type { Activity } from "../../emulator/teams/activity.ts";
import { atTheDesk } from "../support/at-the-desk.ts";
import { sharedHelpdesk } from "../support/shared-helpdesk.ts";

type Written = Activity & { conversation: object };

/** Claims of a Bot Framework Emulator, which any holder of an Entra token of our app could be (facts/identity.md §6). */
const ofEmulator = {
  iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
  ver: "1.0",
  appid: registrations.channelAppId,
};
const foreign = "11111111-2222-4333-8444-555555555555";
const hourAgo = () => Math.floor(Date.now() / 1000) - 3600;

const badTokens: readonly { what: string; claims?: () => JWTPayload; token?: string | null; status: number }[] = [
  { what: "no token", token: null, status: 401 },
  { what: "no JWT at all", token: "letmein", status: 401 },
  { what: "a payload that is no JSON", token: "eyJhbGciOiJSUzI1NiJ9.bm9wZQ.c2ln", status: 401 },
  { what: "an emulator's token", claims: () => ofEmulator, status: 401 },
  {
    what: "an emulator's token of v2",
    claims: () => ({
      iss: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
      ver: "2.0",
      azp: registrations.channelAppId,
    }),
    status: 401,
  },
  { what: "a foreign issuer", claims: () => ({ iss: "https://api.botframework.example" }), status: 401 },
  { what: "another bot's audience", claims: () => ({ aud: foreign }), status: 401 },
  { what: "an expired token", claims: () => ({ nbf: hourAgo() - 600, exp: hourAgo() }), status: 401 },
  { what: "a token of another service address", claims: () => ({ serviceurl: "https://smba.example/" }), status: 401 },
  { what: "a token without a service address", claims: () => ({ serviceurl: undefined }), status: 401 },
];

const badActivities: readonly { what: string; change: (activity: Written) => unknown; status: number }[] = [
  {
    what: "a service address off the list",
    change: (a) => ({ ...a, serviceUrl: "https://evil.example/" }),
    status: 403,
  },
  { what: "no service address", change: ({ serviceUrl: _left, ...rest }) => rest, status: 400 },
  { what: "another channel", change: (a) => ({ ...a, channelId: "webchat" }), status: 403 },
  { what: "the emulator's channel", change: (a) => ({ ...a, channelId: "emulator" }), status: 403 },
  {
    what: "another tenant in conversation",
    change: (a) => ({ ...a, conversation: { ...a.conversation, tenantId: foreign } }),
    status: 403,
  },
  {
    what: "another tenant in channelData",
    change: (a) => ({ ...a, channelData: { tenant: { id: foreign } } }),
    status: 403,
  },
  {
    what: "no tenant at all",
    change: (a) => ({ ...a, channelData: {}, conversation: { ...a.conversation, tenantId: undefined } }),
    status: 403,
  },
  { what: "no sender", change: ({ from: _left, ...rest }) => rest, status: 400 },
  { what: "a list", change: () => [], status: 400 },
  { what: "a word", change: () => "reset MFA for alice", status: 400 },
  { what: "300 KB", change: (a) => ({ ...a, text: "x".repeat(300 * 1024) }), status: 413 },
];

describe("POST /api/messages refuses", () => {
  const shared = sharedHelpdesk({ eachFresh: false });

  function reset(): Written {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    return teams.write(olivia, { type: "message", text: "reset MFA for alice", textFormat: "plain" }) as Written;
  }

  /** No line of work was begun: nothing was asked of Entra, Graph or the connector, and nothing is said of why. */
  function assertNothingRan(answer: { body?: unknown }): void {
    assert.deepEqual(answer.body, {});
    assert.deepEqual(shared.desk.microsoft.requests.all(), []);
    assert.doesNotMatch(shared.desk.logLines.join(""), /command answered|asked to sign in/);
  }

  for (const { what, claims, token, status } of badTokens) {
    it(what, async () => {
      const proof = { ...(claims && { claims: claims() }), ...(token !== undefined && { token }) };
      const answer = await shared.desk.microsoft.teams.sendRaw(reset(), proof);
      assert.equal(answer.status, status);
      assertNothingRan(answer);
    });
  }

  const forged: readonly { what: string; token: (genuine: string) => Promise<string> | string }[] = [
    {
      what: "the channel's claims, signed by another key of the same id",
      token: async (genuine) => {
        const { privateKey } = await generateKeyPair("RS256");
        return new SignJWT(decodeJwt(genuine))
          .setProtectedHeader({ ...decodeProtectedHeader(genuine), alg: "RS256" })
          .sign(privateKey);
      },
    },
    {
      what: "the channel's claims, signed by nobody",
      token: (genuine) =>
        [Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url"), genuine.split(".")[1], ""].join("."),
    },
    { what: "a token that was cut short", token: (genuine) => genuine.slice(0, -9) },
    {
      what: "a person's own single sign-on token",
      token: () => shared.desk.microsoft.entra.issueTeamsSsoToken(peopleIds.olivia),
    },
  ];
  for (const { what, token } of forged) {
    it(what, async () => {
      const { teams } = shared.desk.microsoft;
      const before = shared.desk.logLines.length;
      const answer = await teams.sendRaw(reset(), { token: await token(await teams.signChannelToken()) });
      assert.equal(answer.status, 401);
      assert.equal(shared.desk.logLines.slice(before).filter((line) => line.includes("request refused")).length, 1);
      assert.doesNotMatch(shared.desk.logLines.join(""), /eyJ/);
      assertNothingRan(answer);
    });
  }

  for (const { what, change, status } of badActivities) {
    it(what, async () => {
      const answer = await shared.desk.microsoft.teams.sendRaw(change(reset()));
      assert.equal(answer.status, status);
      assertNothingRan(answer);
    });
  }

  for (const body of ['{"type":"mess', "null", "", "\u0000", '[{"type":"message"}]']) {
    it(`a body of ${JSON.stringify(body)}`, async () => {
      const token = await shared.desk.microsoft.teams.signChannelToken();
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const url = `${shared.desk.botUrl}/api/messages`;
      const response = await fetch(url, { method: "POST", headers, body });
      assert.equal(response.status, 400);
      assertNothingRan({ body: await response.json() });
    });
  }

  it("but hears the very same activity with the channel's own token", async () => {
    const answer = await shared.desk.microsoft.teams.sendRaw(reset());
    assert.equal(answer.status, 200);
    await atTheDesk(shared.desk, "olivia").sees(/Confirm: Alice Anders/);
  });

  it("an invoke of somebody without an object id, or of another kind of id", async () => {
    const { teams } = shared.desk.microsoft;
    const olivia = atTheDesk(shared.desk, "olivia");
    for (const aadObjectId of [undefined, "olivia", "../../users"]) {
      const from = { id: "29:1x", name: "Nobody", aadObjectId };
      const written = teams.write(olivia, { type: "invoke", name: "adaptiveCard/action", value: {} });
      assert.equal((await teams.sendRaw({ ...written, from })).status, 403);
    }
  });
});
