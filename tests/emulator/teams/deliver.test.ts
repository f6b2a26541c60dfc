import assert from "node:assert/strict";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { registrations } from "../../../emulator/seed/contoso.ts";
import { aLocalTeams, type LocalTeams } from "./a-local-teams.ts";

describe("the local Teams delivers to the bot", () => {
  let teams: LocalTeams;
  beforeEach(async () => {
    teams = await aLocalTeams();
  });
  afterEach(() => teams.stop());
  const chat = (kind: "personal" | "group" | "channel" = "personal") => teams.driver.conversationOf("olivia", kind).id;

  it("a message with everything Teams sends, after telling of the installation", async () => {
    const { status, activityId } = await teams.driver.say({ personId: "olivia", conversationId: chat(), text: "help" });
    assert.equal(status, 200);
    assert.deepEqual(
      teams.received.map(({ activity }) => activity.type),
      ["conversationUpdate", "installationUpdate", "message"],
    );
    const message = teams.got("message")[0]!;
    const olivia = teams.driver.people()[0]!;
    assert.equal(message.id, activityId);
    assert.deepEqual(message.from, { id: olivia.teamsId, name: "Olivia Operator", aadObjectId: olivia.id });
    assert.equal(message.recipient?.id, `28:${registrations.channelAppId}`);
    assert.deepEqual(message.conversation, {
      conversationType: "personal",
      tenantId: registrations.homeTenantId,
      id: chat(),
    });
    assert.deepEqual(message.channelData, { tenant: { id: registrations.homeTenantId } });
    assert.equal(message.channelId, "msteams");
    assert.equal(message.serviceUrl, `${teams.page}/teams/`);
    assert.equal(message.textFormat, "plain");
    assert.ok(message.entities!.some((one) => one["type"] === "clientInfo"));
  });

  it("with a token that the published keys prove", async () => {
    await teams.driver.say({ personId: "olivia", conversationId: chat(), text: "help" });
    const metadata = (await (await fetch(`${teams.page}/channel/v1/.well-known/openidconfiguration`)).json()) as {
      jwks_uri: string;
    };
    const keys = (await (await fetch(metadata.jwks_uri)).json()) as JSONWebKeySet;
    assert.deepEqual((keys.keys[0] as { endorsements?: string[] }).endorsements, ["msteams"]);
    assert.ok(!("d" in (keys.keys[0] ?? {})), "the private half must stay inside");
    const { payload } = await jwtVerify(teams.received.at(-1)!.token, createLocalJWKSet(keys), {
      issuer: "https://api.botframework.com",
      audience: registrations.channelAppId,
    });
    assert.equal(payload["serviceurl"], `${teams.page}/teams/`);
  });

  it("nothing from a group or a channel unless the bot is mentioned", async () => {
    const quiet = await teams.driver.say({ personId: "olivia", conversationId: chat("group"), text: "hello all" });
    assert.equal(quiet.status, 0);
    assert.equal(teams.got("message").length, 0);
    const text = "<at>MFA Reset Desk</at> reset MFA for <at>Alice Anders</at>";
    const said = { personId: "olivia", conversationId: chat("channel"), text, mentions: ["bot", "alice"] };
    const { activityId } = await teams.driver.say(said);
    const message = teams.got("message")[0]!;
    assert.equal(message.conversation!.id, `${chat("channel")};messageid=${activityId}`);
    assert.deepEqual((message.channelData!["channel"] as { name: string }).name, "Helpdesk");
    const mentioned = message.entities!.filter((one) => one["type"] === "mention").map((one) => one["text"]);
    assert.deepEqual(mentioned, ["<at>MFA Reset Desk</at>", "<at>Alice Anders</at>"]);
  });

  it("a reply into its thread", async () => {
    const root = await teams.driver.say({ personId: "olivia", conversationId: chat("channel"), text: "Anybody?" });
    const said = {
      personId: "priya",
      conversationId: chat("channel"),
      text: "<at>MFA Reset Desk</at> help",
      mentions: ["bot"],
      threadOf: root.activityId,
    };
    await teams.driver.say(said);
    assert.equal(teams.got("message")[0]?.conversation?.id, `${chat("channel")};messageid=${root.activityId}`);
  });

  it("a message once more with the same id where the bot takes too long", async () => {
    await teams.stop();
    teams = await aLocalTeams({ times: { message: 400, invoke: 400 } });
    await teams.driver.open({ personId: "olivia", conversationId: chat() });
    let tries = 0;
    teams.answerWith(() => (++tries === 1 ? "never" : { status: 200 }));
    const { activityId, status } = await teams.driver.say({ personId: "olivia", conversationId: chat(), text: "help" });
    assert.equal(status, 200);
    assert.deepEqual(
      teams.got("message").map((one) => one.id),
      [activityId, activityId],
    );
  });

  it("an edit as messageUpdate", async () => {
    const { activityId } = await teams.driver.say({
      personId: "olivia",
      conversationId: chat(),
      text: "reset MFA for bob",
    });
    await teams.driver.edit({
      personId: "olivia",
      conversationId: chat(),
      messageId: activityId,
      text: "reset MFA for alice",
    });
    const update = teams.got("messageUpdate")[0]!;
    assert.equal(update.id, activityId);
    assert.equal(update.text, "reset MFA for alice");
    assert.equal(update.channelData!["eventType"], "editMessage");
  });

  it("an installation and a removal", async () => {
    await teams.driver.uninstall("olivia");
    await teams.driver.install("olivia");
    assert.deepEqual(
      teams.got("installationUpdate").map((one) => one.action),
      ["remove", "add"],
    );
  });

  it("forged activities with claims of the caller's choosing, or no token", async () => {
    const activity = teams.driver.write({ personId: "olivia", conversationId: chat() }, { type: "message", text: "x" });
    await teams.driver.sendRaw(activity, { claims: { aud: "another app" } });
    await teams.driver.sendRaw(activity, { token: null });
    const claims = JSON.parse(Buffer.from(teams.received[0]!.token.split(".")[1]!, "base64url").toString()) as {
      aud: string;
    };
    assert.equal(claims.aud, "another app");
    assert.equal(teams.received[1]?.token, "");
  });
});
