import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { PortInUse } from "../../emulator/listen-locally.ts";
import { groupIds } from "../../emulator/seed/contoso.ts";
import { type Emulator, startEmulator } from "../../emulator/start-emulator.ts";

const folder = mkdtempSync(join(tmpdir(), "emulator-"));
const start = (page = 0) =>
  startEmulator({ folder, ports: { page, entra: 0, graph: 0 }, botEndpoint: "http://localhost:9/api/messages" });

describe("start-emulator", () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await start();
  });
  after(() => emulator.stop());

  /** A form posted over https, trusting the stand-in's CA and nothing else. */
  const postForm = async (url: string, form: Record<string, string>): Promise<unknown> => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const sent = request(url, { method: "POST", ca: readFileSync(emulator.caPath), headers }, (response) => {
      json(response).then(resolve, reject);
    });
    sent.on("error", reject);
    sent.end(new URLSearchParams(form).toString());
    return await promise;
  };

  it("takes from the connector only a token that Entra gave the bot's own registration", async () => {
    const { cloud, registrations, teams, addresses } = emulator;
    const token = (await postForm(`${cloud.botLoginUrl}/oauth2/v2.0/token`, {
      grant_type: "client_credentials",
      client_id: registrations.channelAppId,
      client_secret: registrations.channelAppSecret,
      scope: `${cloud.botOAuthScope}/.default`,
    })) as { access_token: string };
    const { id } = teams.conversationOf("olivia", "personal");
    const url = `${addresses.page}/teams/v3/conversations/${encodeURIComponent(id)}/activities`;
    const post = async (authorization: string) =>
      (
        await fetch(url, {
          method: "POST",
          headers: { authorization },
          body: JSON.stringify({ type: "message", text: "hello" }),
        })
      ).status;
    assert.equal(await post(`Bearer ${token.access_token}`), 201);
    assert.equal(await post(`Bearer ${await emulator.entra.issueTeamsSsoToken(emulator.people[0]!.id)}`), 401);
    assert.deepEqual(
      teams.messages(id).map((one) => one.text),
      ["hello"],
    );
  });

  const askPage = async (path: string, method = "GET", body?: object) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    return await fetch(`${emulator.addresses.page}${path}`, { ...init, redirect: "manual" });
  };

  it("serves the sign-in page on the page's own plain address, for the redirect address below the bot's", async () => {
    const asked = {
      ...{ client_id: emulator.registrations.graphAppId, response_type: "code", scope: "openid", state: "s" },
      ...{ code_challenge: "a".repeat(43), code_challenge_method: "S256", login_hint: "olivia@northwind.example" },
    };
    const authorize = async (redirect_uri: string) =>
      await askPage(
        `/${emulator.registrations.homeTenantId}/oauth2/v2.0/authorize?${new URLSearchParams({ ...asked, redirect_uri }).toString()}`,
      );
    const signedIn = await authorize("http://localhost:9/auth/callback");
    assert.equal(signedIn.status, 302);
    assert.match(signedIn.headers.get("location") ?? "", /^http:\/\/localhost:9\/auth\/callback\?code=/);
    assert.equal((await authorize("http://localhost:9/elsewhere")).status, 400);
    assert.equal((await askPage(`/${emulator.registrations.homeTenantId}/oauth2/v2.0/token`, "POST")).status, 404);
  });

  it("counts every wish for power over Graph without a user", async () => {
    const counted = async (): Promise<unknown> => await (await askPage("/_emulator/counters")).json();
    assert.deepEqual(await counted(), { clientCredentialsForGraph: 0, methodCalls: {} });
    await postForm(`${emulator.cloud.botLoginUrl}/oauth2/v2.0/token`, {
      grant_type: "client_credentials",
      client_id: emulator.registrations.graphAppId,
      client_secret: emulator.registrations.graphAppSecret,
      scope: `${emulator.addresses.graph}/.default`,
    });
    assert.deepEqual(await counted(), { clientCredentialsForGraph: 1, methodCalls: {} });
  });

  it("activates a membership that waits for it, and no other", async () => {
    const olivia = emulator.people[0]!.id;
    const activate = async (groupId: string): Promise<number> =>
      (await askPage("/_emulator/memberships", "POST", { groupId, userId: olivia })).status;
    assert.equal(await activate(groupIds.escalation), 422);
    assert.equal(await activate(groupIds.onCall), 204);
    const { groups } = emulator.world.tenants.get(emulator.world.homeTenantId)!;
    assert.ok(groups.get(groupIds.onCall)!.members.includes(olivia));
    assert.ok(!groups.get(groupIds.escalation)!.members.includes(olivia));
    emulator.world.reset();
  });

  it("makes the world big on demand, and small again", async () => {
    const before = emulator.world.tenants.size;
    const made = (await (await askPage("/_emulator/customers", "POST", { count: 3, people: 2 })).json()) as string[];
    assert.equal(emulator.world.tenants.size, before + 3);
    assert.equal(emulator.world.tenants.get(made[2] ?? "")?.users.size, 2);
    for (const size of [{ count: -1, people: 1 }, { count: 1, people: 1e9 }, { count: "1" }]) {
      assert.equal((await askPage("/_emulator/customers", "POST", size)).status, 422);
    }
    emulator.world.reset();
    assert.equal(emulator.world.tenants.size, before);
  });

  it("tells a bot every host it needs", () => {
    const { cloud, addresses } = emulator;
    assert.deepEqual(cloud.serviceUrls, [`${addresses.page}/teams/`]);
    assert.equal(cloud.authorityHost, addresses.entra);
    assert.equal(cloud.graphBaseUrl, addresses.graph);
  });

  it("has people to be, and colleagues to mention", () => {
    assert.deepEqual(
      emulator.people.map((one) => one.displayName.split(" ")[0]),
      ["Olivia", "Ravi", "Priya", "Umar"],
    );
    assert.ok(emulator.teams.colleagues().some((one) => one.displayName === "Alice Anders"));
  });

  it("says which port is in use, and leaves nothing running", async () => {
    const port = Number(new URL(emulator.addresses.page).port);
    await assert.rejects(start(port), (error) => error instanceof PortInUse && error.port === port);
  });

  it("holds no port once stopped", async () => {
    const other = await start();
    const port = Number(new URL(other.addresses.page).port);
    await other.stop();
    const again = await start(port);
    assert.equal(again.addresses.page, other.addresses.page);
    await again.stop();
  });
});
